package dev.campusg.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway is asked for a payment, and who waits for it.
 *
 * @param work the one thing it is being asked, if any
 * @param waiting the commands that are answered when that has ended
 * @param releaseRefusals how often it refused to release
 * @param revertRefusals how often it refused to revert
 */
public record Errands(@Nullable GatewayWork work, List<Waiting> waiting, int releaseRefusals, int revertRefusals) {

    static final Errands NONE = new Errands(null, List.of(), 0, 0);

    /** Whoever was followed by so many others does not wait for its reply any longer. */
    static final int MAX_WAITING = 100;

    public Errands {
        waiting = List.copyOf(waiting);
    }

    public boolean awaitedBy(Asker asker) {
        return waiting.stream().anyMatch(one -> one.asker().equals(asker));
    }

    boolean awaited(Operation operation) {
        return waiting.stream().anyMatch(one -> one.operation() == operation);
    }

    boolean underWay(Operation operation) {
        return work != null && work.operation() == operation;
    }

    Errands start(Operation operation, Instant at) {
        return doing(GatewayWork.now(operation, refusals(operation) + 1, at));
    }

    Errands awaitedToo(Operation operation, @Nullable Asker asker) {
        if (asker == null) {
            return this;
        }
        List<Waiting> all = new ArrayList<>(waiting);
        all.add(new Waiting(operation, asker));
        List<Waiting> latest = all.subList(Math.max(0, all.size() - MAX_WAITING), all.size());
        return new Errands(work, latest, releaseRefusals, revertRefusals);
    }

    /** Done: nobody waits for it any more. */
    Errands ended(Operation operation) {
        return new Errands(underWay(operation) ? null : work, without(operation), releaseRefusals, revertRefusals);
    }

    /** Refused: who waited is told, and may ask again; then it is another attempt. */
    Errands refused(Operation operation) {
        return new Errands(
                null,
                without(operation),
                releaseRefusals + (operation == Operation.RELEASE ? 1 : 0),
                revertRefusals + (operation == Operation.REVERT ? 1 : 0));
    }

    Errands doing(GatewayWork next) {
        return new Errands(next, waiting, releaseRefusals, revertRefusals);
    }

    private List<Waiting> without(Operation operation) {
        return waiting.stream().filter(one -> one.operation() != operation).toList();
    }

    private int refusals(Operation operation) {
        return switch (operation) {
            case AUTHORIZE -> 0;
            case RELEASE -> releaseRefusals;
            case REVERT -> revertRefusals;
        };
    }

    /** Who waited before and does not now: they are to be answered. */
    public Stream<Waiting> answeredSince(Errands before) {
        return before.waiting.stream().filter(one -> !waiting.contains(one));
    }
}
