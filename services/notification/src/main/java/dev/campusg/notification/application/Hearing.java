package dev.campusg.notification.application;

import static dev.campusg.contracts.Topics.NOTIFICATION_COMMANDS;

import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages.OrderFact;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.notification.domain.News;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesCommand.Hear;
import dev.campusg.notification.domain.PartiesCommand.HearRunnerLeft;
import dev.campusg.notification.domain.PartiesEvent;
import dev.campusg.notification.domain.PartiesEvent.NewsTold;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ways in which a message tells something about an order. */
final class Hearing {

    private Hearing() {}

    /** It says which order, but not whose. */
    static <M> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> tells(
            Class<M> message, Function<M, String> orderId, Function<M, List<News>> news) {
        return reaction(
                message,
                received -> orderId.apply(received.message()),
                received -> new Hear(null, null, news.apply(received.message()), received.at()));
    }

    /** It says whose order it is. */
    static <M> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> tellsWhose(
            Class<M> message,
            Function<M, String> orderId,
            Function<M, String> customerId,
            Function<M, List<News>> news) {
        return reaction(
                message,
                received -> orderId.apply(received.message()),
                received -> new Hear(
                        customerId.apply(received.message()), null, news.apply(received.message()), received.at()));
    }

    /** It says who takes part. */
    static <M extends OrderFact> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> fact(
            Class<M> message, Function<M, List<News>> news) {
        return reaction(message, received -> received.message().orderId(), received -> {
            M fact = received.message();
            return new Hear(fact.customerId(), fact.runnerId(), news.apply(fact), received.at());
        });
    }

    static <M extends OrderFact> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> runnerLeft(
            Class<M> message, List<News> news) {
        return reaction(
                message,
                received -> received.message().orderId(),
                received -> new HearRunnerLeft(received.message().customerId(), news, received.at()));
    }

    /** It does not even say which order, but every message of an order is keyed by it. */
    static <M> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> keyed(
            Class<M> message, Function<M, @Nullable String> runnerId, Function<M, List<News>> news) {
        return reaction(
                message,
                received -> {
                    if (received.key() == null) {
                        throw new IllegalArgumentException("a message without a key belongs to no order");
                    }
                    return received.key();
                },
                received -> new Hear(
                        null, runnerId.apply(received.message()), news.apply(received.message()), received.at()));
    }

    private static <M> Reaction<M, OrderParties, PartiesCommand, PartiesEvent> reaction(
            Class<M> message, Function<Received<M>, String> orderId, Function<Received<M>, PartiesCommand> command) {
        return new Reaction<>(
                message, orderId, command, (received, decision) -> send(orderId.apply(received), decision));
    }

    static Effects send(String orderId, Decision<OrderParties, PartiesEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<OrderParties, PartiesEvent> accepted ->
                new Effects(
                        accepted.events().stream()
                                .filter(NewsTold.class::isInstance)
                                .map(NewsTold.class::cast)
                                .map(told -> command(orderId, told))
                                .toList(),
                        List.of());
            case Decision.Refused<OrderParties, PartiesEvent> _ -> Effects.NONE;
        };
    }

    private static Outgoing command(String orderId, NewsTold told) {
        String moment = told.news().moment().name();
        SendNotification command = new SendNotification(
                told.userId(), moment, told.news().title(), told.news().message(), orderId);
        return Outgoing.to(NOTIFICATION_COMMANDS, orderId, command)
                .identified(NotificationIds.newsId(orderId, moment, told.userId(), told.round()));
    }
}
