package dev.campusg.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.notification.application.MailTimer;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.Mail;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationCommand.Revert;
import dev.campusg.notification.domain.NotificationCommand.Send;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.domain.NotificationStatus;
import dev.campusg.notification.mail.MailCarrier.Outcome;
import dev.campusg.notification.mail.MailCarrier.Postponed;
import dev.campusg.notification.mail.MailCarrier.Refused;
import dev.campusg.notification.mail.MailCarrier.Taken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReactionTest {

    private static final Outcome DOWN = new Postponed("the mail server cannot be reached");

    private final SettableClock clock = new SettableClock();
    private final InMemoryEventStore store = new InMemoryEventStore(clock);
    private final Participant<Notification, NotificationCommand, NotificationEvent> notifications =
            replica(Set.of(Channel.IN_APP, Channel.EMAIL));
    private final Map<String, String> addresses = new HashMap<>(Map.of("alice", "alice@campus.example"));
    private final List<Letter> handedOver = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Function<Letter, CompletionStage<Outcome>> server = _ -> CompletableFuture.completedStage(new Taken());

    private Participant<Notification, NotificationCommand, NotificationEvent> replica(Set<Channel> channels) {
        return Notifications.participant(
                store,
                (message, id, _, _) -> new OutboxMessage(message.topic(), message.key(), id, Map.of()),
                new ObjectMapper().registerModule(new JavaTimeModule()),
                channels);
    }

    private MailReaction reaction(Participant<Notification, NotificationCommand, NotificationEvent> replica) {
        return new MailReaction(
                replica,
                user -> user.equals("away")
                        ? CompletableFuture.failedStage(new IllegalStateException("the user service is down"))
                        : CompletableFuture.completedStage(Optional.ofNullable(addresses.get(user))),
                letter -> {
                    handedOver.add(letter);
                    return server.apply(letter);
                },
                metrics,
                clock);
    }

    private void answering(Outcome outcome) {
        server = _ -> CompletableFuture.completedStage(outcome);
    }

    private void notify(String id, String user) {
        tell(notifications, id, new Send(id, user, "NOTE", "Hello", "How are you?", "o1", clock.instant()));
    }

    private static void tell(
            Participant<Notification, NotificationCommand, NotificationEvent> replica,
            String id,
            NotificationCommand command) {
        replica.handle(id, new Metadata(null, null, "test"), command, MailTimer::of)
                .toCompletableFuture()
                .join();
    }

    private Notification notification(String id) {
        return notifications.streams().current(id).toCompletableFuture().join().state();
    }

    private Mail mail(String id) {
        return notification(id).mail();
    }

    private List<DueTimer> due() {
        return store.dueBefore(clock.instant().plusNanos(1), 100)
                .toCompletableFuture()
                .join();
    }

    /** Lets time pass; whatever becomes due is done, as far as it can be. */
    private void pass(Duration duration) {
        Instant end = clock.now.plus(duration);
        MailReaction reaction = reaction(notifications);
        while (true) {
            Optional<DueTimer> next = store.dueBefore(end.plusNanos(1), 1).toCompletableFuture().join().stream()
                    .findFirst();
            if (next.isEmpty()) {
                clock.now = end;
                return;
            }
            clock.now = next.get().due().isAfter(clock.now) ? next.get().due() : clock.now;
            reaction.fire(next.get());
        }
    }

    @Test
    void a_notification_is_mailed_once_after_it_is_in_the_inbox() {
        notify("n1", "alice");
        assertThat(notification("n1").status()).isEqualTo(NotificationStatus.SENT);
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.PENDING);
        pass(Duration.ofDays(1));
        assertThat(handedOver)
                .containsExactly(new Letter("n1", "alice@campus.example", "Hello", "How are you?\n\nOrder o1\n"));
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.SENT);
        assertThat(metrics.counter("mails", "end", "taken").count()).isEqualTo(1);
    }

    @Test
    void where_there_is_no_mail_nothing_waits_for_it() {
        Participant<Notification, NotificationCommand, NotificationEvent> inboxOnly = replica(Set.of(Channel.IN_APP));
        tell(inboxOnly, "n1", new Send("n1", "alice", "NOTE", "Hello", "How are you?", null, clock.instant()));
        assertThat(mail("n1")).isNull();
        assertThat(due()).isEmpty();
    }

    @Test
    void a_server_that_is_down_delays_with_growing_pauses_and_loses_nothing() {
        answering(DOWN);
        notify("n1", "alice");
        List<Integer> tries = new ArrayList<>();
        for (int second = 0; second < 9; second++) {
            pass(Duration.ZERO);
            tries.add(handedOver.size());
            clock.now = clock.now.plusSeconds(1);
        }
        assertThat(tries).containsExactly(1, 2, 2, 3, 3, 3, 3, 4, 4);
        answering(new Taken());
        pass(Duration.ofSeconds(10));
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.SENT);
        assertThat(handedOver).extracting(Letter::id).containsOnly("n1");
    }

    @Test
    void a_server_that_stays_down_is_given_up_and_that_shows() {
        answering(DOWN);
        notify("n1", "alice");
        pass(Duration.ofDays(2));
        assertThat(handedOver).hasSize(Mail.MAX_ATTEMPTS);
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.FAILED);
        assertThat(mail("n1").why()).isEqualTo("the mail server cannot be reached");
        assertThat(notification("n1").status()).isEqualTo(NotificationStatus.SENT);
        assertThat(due()).isEmpty();
    }

    @Test
    void a_refused_letter_is_not_tried_again() {
        answering(new Refused("the mail server answered 550"));
        notify("n1", "alice");
        pass(Duration.ofDays(2));
        assertThat(handedOver).hasSize(1);
        assertThat(mail("n1").why()).isEqualTo("the mail server answered 550");
    }

    @Test
    void a_user_without_an_address_gets_no_mail_and_that_shows() {
        notify("n1", "nobody");
        pass(Duration.ZERO);
        assertThat(handedOver).isEmpty();
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.FAILED);
        assertThat(mail("n1").why()).isEqualTo("the user has no e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@campus.example",
                "a@b@c",
                "a b@campus.example",
                "a@campus.example, eve@evil.example",
                "<a@campus.example>",
                "a@campus.example\r\nBcc: eve@evil.example",
                "\"a\r\n\"@campus.example",
                "a@campus.example\n"
            })
    void an_address_that_is_none_gets_no_mail(String hostile) {
        addresses.put("mallory", hostile);
        notify("n1", "mallory");
        pass(Duration.ZERO);
        assertThat(handedOver).isEmpty();
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.FAILED);
    }

    @Test
    void a_user_service_that_is_away_delays_the_mail() {
        notify("n1", "away");
        pass(Duration.ofSeconds(5));
        assertThat(handedOver).isEmpty();
        assertThat(mail("n1").pending()).isTrue();
        assertThat(mail("n1").attempts()).isEqualTo(3);
    }

    @Test
    void dying_after_the_server_took_it_sends_it_again_under_the_same_id() {
        server = _ -> new CompletableFuture<>();
        notify("n1", "alice");
        pass(Duration.ofMinutes(1));
        assertThat(handedOver).hasSize(1);
        answering(new Taken());
        pass(Duration.ofMinutes(2));
        assertThat(handedOver).hasSize(2).containsOnly(handedOver.getFirst());
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.SENT);
    }

    @Test
    void whoever_is_slow_to_tell_has_sent_it_all_the_same() {
        CompletableFuture<Outcome> slow = new CompletableFuture<>();
        server = _ -> slow;
        notify("n1", "alice");
        pass(Duration.ofMinutes(1));
        slow.complete(new Taken());
        answering(DOWN);
        pass(Duration.ofDays(1));
        assertThat(handedOver).hasSize(1);
        assertThat(mail("n1").status()).isEqualTo(Mail.Status.SENT);
    }

    @Test
    void of_many_replicas_whose_timer_fires_one_sends() {
        notify("n1", "alice");
        List<DueTimer> timers = due();
        assertThat(timers).hasSize(1);
        for (int replica = 0; replica < 5; replica++) {
            reaction(replica(Set.of(Channel.IN_APP, Channel.EMAIL))).fire(timers.getFirst());
        }
        assertThat(handedOver).hasSize(1);
    }

    @Test
    void a_mail_that_gets_no_answer_holds_nobody_else_up() {
        addresses.put("bob", "bob@campus.example");
        server = letter -> letter.to().startsWith("alice")
                ? new CompletableFuture<>()
                : CompletableFuture.completedStage(new Taken());
        notify("n1", "alice");
        notify("n2", "bob");
        pass(Duration.ZERO);
        assertThat(mail("n1").pending()).isTrue();
        assertThat(mail("n2").status()).isEqualTo(Mail.Status.SENT);
    }

    @Test
    void what_is_taken_back_in_time_is_not_mailed() {
        answering(DOWN);
        notify("n1", "alice");
        pass(Duration.ZERO);
        tell(notifications, "n1", new Revert(clock.instant()));
        pass(Duration.ofDays(1));
        assertThat(handedOver).hasSize(1);
        assertThat(mail("n1")).isNull();
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
