package dev.campusg.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.Topics;
import dev.campusg.contracts.UserMessages;
import dev.campusg.contracts.UserMessages.GetPaymentInfo;
import dev.campusg.contracts.UserMessages.GetPayoutInfo;
import dev.campusg.contracts.UserMessages.PaymentInfo;
import dev.campusg.contracts.UserMessages.PaymentInfoFailed;
import dev.campusg.contracts.UserMessages.PaymentInfoRetrieved;
import dev.campusg.contracts.UserMessages.PayoutInfoFailed;
import dev.campusg.contracts.UserMessages.PayoutInfoRetrieved;
import dev.campusg.contracts.UserMessages.UserDeletedFact;
import dev.campusg.contracts.UserMessages.UserRatedFact;
import dev.campusg.contracts.UserMessages.UserRegisteredFact;
import dev.campusg.contracts.UserMessages.UserUpdatedFact;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserServiceTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final Card VISA = new Card("pm_card_visa", "visa", "4242", 12, 2030);

    private final InMemoryEventStore store = new InMemoryEventStore(Clock.fixed(T, ZoneOffset.UTC));
    private final List<Outgoing> said = new ArrayList<>();
    private final MessageEncoder encoder = (message, id, _, _) -> {
        said.add(message);
        return new OutboxMessage(message.topic(), message.key(), id, Map.of());
    };
    private final Participant<User, UserCommand, UserEvent> users = UserService.participant(store, encoder, mapper());

    @Test
    void a_saga_learns_what_a_payment_needs_under_the_key_of_its_order() {
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        tell(new UserCommand.SaveCard(VISA, "cus_1", T));
        said.clear();

        receive("m1", new GetPaymentInfo("alice"));

        assertThat(said)
                .containsExactly(Outgoing.to(
                        Topics.USER_EVENTS, "o1", new PaymentInfoRetrieved(new PaymentInfo("cus_1", "pm_card_visa"))));
    }

    @Test
    void a_question_about_nobody_is_answered_once_however_often_it_comes() {
        receive("m1", new GetPaymentInfo("nobody"));
        receive("m1", new GetPaymentInfo("nobody"));

        assertThat(said.getFirst().message()).isEqualTo(new PaymentInfoFailed("there is no such user"));
        assertThat(outbox()).isEqualTo(1);
    }

    @Test
    void every_question_has_its_own_answer_as_things_are_then() {
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        said.clear();
        receive("m1", new GetPaymentInfo("alice"));
        tell(new UserCommand.SaveCard(VISA, null, T));
        receive("m2", new GetPaymentInfo("alice"));

        assertThat(said.getFirst().message()).isInstanceOf(PaymentInfoFailed.class);
        assertThat(said.getLast().message()).isInstanceOf(PaymentInfoRetrieved.class);
    }

    @Test
    void a_user_can_register_after_a_saga_asked_for_them() {
        receive("m1", new GetPaymentInfo("alice"));
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        assertThat(said.getLast().message()).isEqualTo(new UserRegisteredFact("alice"));
    }

    @Test
    void a_runner_without_an_account_cannot_be_paid_and_one_with_it_can() {
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        receive("m1", new GetPayoutInfo("alice"));
        assertThat(said.getLast().message())
                .isEqualTo(new PayoutInfoFailed("the user has no connect account; link one first"));

        tell(new UserCommand.LinkConnectAccount("acct_1", T));
        receive("m2", new GetPayoutInfo("alice"));
        assertThat(said.getLast().message()).isEqualTo(new PayoutInfoRetrieved("acct_1"));
    }

    @Test
    void what_an_api_call_changes_is_one_fact() {
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        tell(new UserCommand.Sync("alice", Profile.UNKNOWN, T));
        tell(new UserCommand.SaveCard(VISA, null, T));
        tell(new UserCommand.RateRunner("o1", 4, "bob", T));
        tell(new UserCommand.RateRunner("o2", 5, "bob", T));
        tell(new UserCommand.Delete(T));

        assertThat(said)
                .extracting(Outgoing::message)
                .containsExactly(
                        new UserRegisteredFact("alice"),
                        new UserUpdatedFact("alice", "PAYMENT_INFO"),
                        new UserRatedFact("alice", "o1", "RUNNER", 4, new BigDecimal("4.00"), 1),
                        new UserRatedFact("alice", "o2", "RUNNER", 5, new BigDecimal("4.50"), 2),
                        new UserDeletedFact("alice"));
        assertThat(said).extracting(Outgoing::key).containsOnly("alice");
    }

    @Test
    void a_state_survives_its_own_json() {
        tell(new UserCommand.Sync("alice", new Profile("al", "a@u.sg", "A", "T", "1"), T));
        tell(new UserCommand.SaveCard(VISA, null, T));
        tell(new UserCommand.RateCustomer("o1", 3, "bob", T));

        User live =
                users.streams().current("alice").toCompletableFuture().join().state();
        User folded = users.streams()
                .folded("alice", Long.MAX_VALUE, Instant.MAX)
                .toCompletableFuture()
                .join()
                .state();
        assertThat(live).isEqualTo(folded);
        assertThat(UserView.of(live).customerRating()).isEqualByComparingTo("3");
    }

    private void tell(UserCommand command) {
        users.run("alice", new Metadata(null, null, "alice"), command, UserFacts::of)
                .toCompletableFuture()
                .join();
    }

    private void receive(String id, UserMessages message) {
        users.receive(new Received<>(message, id, "saga-1", null, "o1", "create-order-saga-service", T))
                .toCompletableFuture()
                .join();
    }

    private int outbox() {
        return store.take("relay", List.of(), 100, Duration.ofSeconds(1))
                .toCompletableFuture()
                .join()
                .messages()
                .size();
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
