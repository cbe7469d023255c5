package dev.campusg.saga;

import java.util.List;

/**
 * How a saga is cancelled from outside: what is done first whatever comes of it, the gate that decides, and what follows
 * once all steps are undone.
 *
 * <p>The gate is the undo of one step. Its participant may refuse, because the thing the saga made has a life of its own
 * by now; then the cancellation is over and nothing else was touched. Only behind the gate are the other steps undone.
 *
 * @param first undos that tolerate failure
 * @param gate the name of the step whose undo decides
 * @param last steps that follow the undoing, for example to tell somebody
 */
public record Cancellation<D>(List<Undo<D>> first, String gate, List<Retriable<D>> last) {
    public Cancellation {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }
}
