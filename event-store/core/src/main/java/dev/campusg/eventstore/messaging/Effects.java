package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.TimerChange;
import java.util.List;

/** What follows from a decision: messages to send and timers to change, as data. */
public record Effects(List<Outgoing> messages, List<TimerChange> timers) {

    public static final Effects NONE = new Effects(List.of(), List.of());

    public Effects {
        messages = List.copyOf(messages);
        timers = List.copyOf(timers);
    }

    public static Effects send(Outgoing... messages) {
        return new Effects(List.of(messages), List.of());
    }

    public Effects with(TimerChange... changes) {
        return new Effects(messages, List.of(changes));
    }
}
