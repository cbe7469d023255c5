package dev.campusg.scheduler.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleDecider;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduledEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scheduled events, one stream each. The durable timer behind one is changed in the same step as its state. */
public final class ScheduledEvents {

    public static final String CATEGORY = "scheduledevent";

    /** The one timer an event has: when its next attempt begins. */
    static final String TIMER = "due";

    private static final EventTypes<ScheduleEvent> EVENTS = EventTypes.of(ScheduleEvent.class);

    private ScheduledEvents() {}

    public static JacksonState<ScheduledEvent> states(ObjectMapper mapper) {
        return new JacksonState<>(mapper, 1, ScheduledEvent.class);
    }

    public static Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new ScheduleDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        states(mapper)),
                encoder,
                List.of());
    }

    public static Effects effects(Decision<ScheduledEvent, ScheduleEvent> decision) {
        return switch (decision) {
            case Decision.Refused<ScheduledEvent, ScheduleEvent> _ -> Effects.NONE;
            case Decision.Accepted<ScheduledEvent, ScheduleEvent> accepted -> {
                Instant before = accepted.before().due();
                Instant now = accepted.state().due();
                yield Objects.equals(before, now) ? Effects.NONE : Effects.NONE.with(change(now));
            }
        };
    }

    private static TimerChange change(@Nullable Instant due) {
        return due == null ? new TimerChange.Cancel(TIMER) : new TimerChange.Set(TIMER, due, "{}");
    }
}
