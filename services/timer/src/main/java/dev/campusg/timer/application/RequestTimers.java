package dev.campusg.timer.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.TimerMessages.CancelOrderTimer;
import dev.campusg.contracts.TimerMessages.StartOrderTimer;
import dev.campusg.contracts.TimerMessages.StopOrderTimer;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.Uuid7;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.Terms;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerDecider;
import dev.campusg.timer.domain.TimerEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request timers of all orders, one stream an order, and the commands they obey. */
public final class RequestTimers {

    public static final String CATEGORY = "requesttimer";

    /** How long an order waits for a runner unless it is said otherwise. */
    public static final Duration DEFAULT_DURATION = Duration.ofMinutes(30);

    static final EventTypes<TimerEvent> EVENTS = EventTypes.of(TimerEvent.class);

    private RequestTimers() {}

    /** @param duration how long a timer runs that names no end */
    public static Participant<OrderTimers, TimerCommand, TimerEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper, Duration duration) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new TimerDecider(),
                        new JacksonEvents<>(mapper, EVENTS, Map.of()),
                        new JacksonState<>(mapper, 2, OrderTimers.class)),
                encoder,
                reactions(duration));
    }

    private static List<Reaction<?, OrderTimers, TimerCommand, TimerEvent>> reactions(Duration duration) {
        return List.of(
                Reaction.opening(
                        StartOrderTimer.class,
                        received -> received.message().orderId(),
                        received -> ensure(received, duration),
                        (received, decision) ->
                                TimerReplies.started(received.message().orderId(), decision)),
                new Reaction<>(
                        StopOrderTimer.class,
                        received -> received.message().orderId(),
                        received -> new TimerCommand.Stop(
                                received.message().runnerId(),
                                version(received.message().orderVersion()),
                                received.at()),
                        (received, decision) ->
                                TimerReplies.stopped(received.message().orderId(), decision)),
                new Reaction<>(
                        CancelOrderTimer.class,
                        received -> received.message().orderId(),
                        received -> new TimerCommand.Cancel(received.at()),
                        (received, decision) ->
                                TimerReplies.cancelled(received.message().orderId(), decision)));
    }

    private static TimerCommand ensure(Received<StartOrderTimer> received, Duration duration) {
        StartOrderTimer message = received.message();
        Terms terms = new Terms(
                Uuid7.of(received.at(), received.messageId()),
                message.orderId(),
                message.customerId(),
                null,
                message.sagaId() == null ? received.correlationId() : message.sagaId(),
                notBefore(received.at(), expiry(received.at(), message.timeoutAt(), duration)),
                false);
        return new TimerCommand.Ensure(terms, version(message.orderVersion()), received.at());
    }

    private static long version(@Nullable Long said) {
        return said == null ? TimerCommand.UNSAID : said;
    }

    /** A command that lay in its topic until its own deadline still wants the order to time out: at once. */
    private static Instant notBefore(Instant now, Instant expiry) {
        return expiry.isBefore(now) ? now : expiry;
    }

    /** To the microsecond, as the store keeps it. */
    public static Instant expiry(Instant start, @Nullable Instant wanted, Duration duration) {
        Instant end = wanted == null ? start.plus(duration) : wanted;
        return end.truncatedTo(ChronoUnit.MICROS);
    }
}
