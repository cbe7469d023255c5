package dev.campusg.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.notification.domain.NotificationCommand.MarkRead;
import dev.campusg.notification.domain.NotificationCommand.Revert;
import dev.campusg.notification.domain.NotificationCommand.Send;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import dev.campusg.notification.domain.NotificationEvent.NotificationRead;
import dev.campusg.notification.domain.NotificationEvent.NotificationReverted;
import dev.campusg.notification.domain.NotificationEvent.NotificationSent;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDeciderTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final Send SEND = send("Hello");
    private static final NotificationCreated CREATED =
            new NotificationCreated("n1", "alice", "NOTE", "Hello", "How are you?", "o1", T);
    private static final NotificationSent SENT = new NotificationSent(Channel.IN_APP, T);
    private static final NotificationRead READ = new NotificationRead(T);
    private static final NotificationReverted REVERTED = new NotificationReverted(T);

    private static Send send(String title) {
        return new Send("n1", "alice", "NOTE", title, "How are you?", "o1", T);
    }

    private static DeciderScenario<Notification, NotificationCommand, NotificationEvent> given(
            NotificationEvent... events) {
        return DeciderScenario.given(new NotificationDecider(Set.of(Channel.IN_APP)), events);
    }

    @Test
    void a_notification_is_created_and_in_the_inbox_with_one_commit() {
        given().when(SEND).then(CREATED, SENT);
        assertThat(given().when(SEND).state().status()).isEqualTo(NotificationStatus.SENT);
    }

    @Test
    void what_was_sent_is_not_sent_again_read_or_taken_back() {
        given(CREATED).when(SEND).thenNothing();
        given(CREATED, SENT).when(SEND).thenNothing();
        given(CREATED, SENT, READ).when(SEND).thenNothing();
        given(CREATED, SENT, REVERTED).when(SEND).thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b"})
    void a_text_that_says_nothing_or_cannot_be_stored_is_refused(String title) {
        given().when(send(title)).thenRejected("INVALID_NOTIFICATION");
    }

    @Test
    void a_text_has_a_limit() {
        given().when(send("x".repeat(NotificationTerms.MAX_TITLE + 1))).thenRejected("INVALID_NOTIFICATION");
        assertThat(given().when(send("x".repeat(NotificationTerms.MAX_TITLE)))
                        .state()
                        .status())
                .isEqualTo(NotificationStatus.SENT);
    }

    @Test
    void the_user_it_is_for_reads_it_once() {
        given(CREATED, SENT).when(new MarkRead("alice", T)).then(READ);
        given(CREATED, SENT, READ).when(new MarkRead("alice", T)).thenNothing();
        given(CREATED, SENT).when(new MarkRead("bob", T)).thenRejected("NOT_YOURS");
        given(CREATED, SENT).when(new MarkRead(null, T)).then(READ);
        given().when(new MarkRead("alice", T)).thenRejected("NOTIFICATION_NOT_FOUND");
    }

    @Test
    void it_is_taken_back_once() {
        given(CREATED, SENT).when(new Revert(T)).then(REVERTED);
        given(CREATED, SENT, REVERTED).when(new Revert(T)).thenNothing();
        given(CREATED, SENT, REVERTED).when(new MarkRead("alice", T)).then(READ);
        given().when(new Revert(T)).thenRejected("NOTIFICATION_NOT_FOUND");
    }
}
