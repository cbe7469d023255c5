package dev.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.user.domain.UserCommand.AskPaymentInfo;
import dev.campusg.user.domain.UserCommand.AskPayoutInfo;
import dev.campusg.user.domain.UserCommand.ChangeProfile;
import dev.campusg.user.domain.UserCommand.Delete;
import dev.campusg.user.domain.UserCommand.LinkConnectAccount;
import dev.campusg.user.domain.UserCommand.RateCustomer;
import dev.campusg.user.domain.UserCommand.RateRunner;
import dev.campusg.user.domain.UserCommand.RemoveCard;
import dev.campusg.user.domain.UserCommand.RemovePaymentInfo;
import dev.campusg.user.domain.UserCommand.SaveCard;
import dev.campusg.user.domain.UserCommand.Sync;
import dev.campusg.user.domain.UserEvent.CardRemoved;
import dev.campusg.user.domain.UserEvent.CardSaved;
import dev.campusg.user.domain.UserEvent.ConnectAccountLinked;
import dev.campusg.user.domain.UserEvent.CustomerRated;
import dev.campusg.user.domain.UserEvent.PaymentInfoRemoved;
import dev.campusg.user.domain.UserEvent.ProfileChanged;
import dev.campusg.user.domain.UserEvent.RunnerRated;
import dev.campusg.user.domain.UserEvent.StripeCustomerLinked;
import dev.campusg.user.domain.UserEvent.UserDeleted;
import dev.campusg.user.domain.UserEvent.UserRegistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDeciderTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final Profile ALICE = new Profile("alice", "alice@u.sg", "Alice", "Tan", null);
    private static final Card VISA = new Card("pm_card_visa", "visa", "4242", 12, 2030);
    private static final Card MASTER = new Card("pm_master", "mastercard", "4444", 1, 2031);
    private static final UserRegistered REGISTERED = new UserRegistered("alice", ALICE, T);
    private static final UserDeleted DELETED = new UserDeleted(T);

    private static DeciderScenario<User, UserCommand, UserEvent> given(UserEvent... events) {
        return DeciderScenario.given(new UserDecider(), events);
    }

    static Stream<UserCommand> everythingThatNeedsAUser() {
        return Stream.of(
                new ChangeProfile(ALICE, T),
                new SaveCard(VISA, null, T),
                new RemoveCard("pm_card_visa", T),
                new RemovePaymentInfo(T),
                new LinkConnectAccount("acct_1", T),
                new RateCustomer("o1", 5, "bob", T),
                new RateRunner("o1", 5, "bob", T),
                new AskPaymentInfo(),
                new AskPayoutInfo());
    }

    @ParameterizedTest
    @MethodSource("everythingThatNeedsAUser")
    void nobody_unknown_or_deleted_can_be_changed_or_asked(UserCommand command) {
        given().when(command).thenRejected("USER_NOT_FOUND");
        given(REGISTERED, DELETED).when(command).thenRejected("USER_NOT_FOUND");
    }

    @Test
    void a_sync_registers_who_is_new_or_came_back() {
        Sync sync = new Sync("alice", ALICE, T);
        given().when(sync).then(REGISTERED);
        given(REGISTERED, DELETED).when(sync).then(REGISTERED);
    }

    @Test
    void a_sync_of_someone_known_changes_what_it_says_and_keeps_the_rest() {
        given(REGISTERED).when(new Sync("alice", ALICE, T)).thenNothing();
        given(REGISTERED)
                .when(new Sync("alice", new Profile(null, null, null, null, "+6591234567"), T))
                .then(new ProfileChanged(new Profile("alice", "alice@u.sg", "Alice", "Tan", "+6591234567"), T));
    }

    @Test
    void a_profile_changes_once() {
        ChangeProfile change = new ChangeProfile(new Profile("al", null, null, null, null), T);
        Profile changed = new Profile("al", "alice@u.sg", "Alice", "Tan", null);
        given(REGISTERED).when(change).then(new ProfileChanged(changed, T));
        given(REGISTERED, new ProfileChanged(changed, T)).when(change).thenNothing();
    }

    @Test
    void the_first_card_brings_a_customer_id_that_is_always_the_same() {
        List<UserEvent> first = new UserDecider().decide(user(REGISTERED), new SaveCard(VISA, null, T));
        assertThat(first).hasSize(2).contains(new CardSaved(VISA, T));
        assertThat(first.getFirst())
                .isInstanceOfSatisfying(
                        StripeCustomerLinked.class,
                        linked -> assertThat(linked.stripeCustomerId()).matches("cus_[0-9a-f]{32}"));
        assertThat(new UserDecider()
                        .decide(user(REGISTERED), new SaveCard(MASTER, null, T))
                        .getFirst())
                .isEqualTo(first.getFirst());
    }

    @Test
    void a_customer_id_that_is_given_wins_and_stays() {
        StripeCustomerLinked linked = new StripeCustomerLinked("cus_1", T);
        given(REGISTERED).when(new SaveCard(VISA, "cus_1", T)).then(linked, new CardSaved(VISA, T));
        given(REGISTERED, linked).when(new SaveCard(VISA, null, T)).then(new CardSaved(VISA, T));
    }

    @Test
    void the_card_saved_last_pays_and_saving_it_again_changes_nothing() {
        UserEvent[] both = {
            REGISTERED, new StripeCustomerLinked("cus_1", T), new CardSaved(VISA, T), new CardSaved(MASTER, T)
        };
        assertThat(user(both).payingCard()).isEqualTo(MASTER);
        given(both).when(new SaveCard(MASTER, null, T)).thenNothing();
        assertThat(given(both).when(new SaveCard(VISA, null, T)).state().cards())
                .containsExactly(MASTER, VISA);
    }

    @Test
    void there_is_a_limit_to_cards_but_a_known_one_can_always_be_saved_anew() {
        List<UserEvent> full = new ArrayList<>(List.of(REGISTERED, new StripeCustomerLinked("cus_1", T)));
        for (int i = 0; i < Wallet.MAX_CARDS; i++) {
            full.add(new CardSaved(new Card("pm_" + i, null, null, null, null), T));
        }
        UserEvent[] events = full.toArray(UserEvent[]::new);
        given(events).when(new SaveCard(VISA, null, T)).thenRejected("TOO_MANY_CARDS");
        Card renewed = new Card("pm_0", "visa", "4242", 1, 2032);
        given(events).when(new SaveCard(renewed, null, T)).then(new CardSaved(renewed, T));
    }

    @Test
    void a_card_is_removed_once() {
        given(REGISTERED, new CardSaved(VISA, T))
                .when(new RemoveCard("pm_card_visa", T))
                .then(new CardRemoved("pm_card_visa", T));
        given(REGISTERED).when(new RemoveCard("pm_card_visa", T)).thenNothing();
        assertThat(user(REGISTERED, new CardSaved(VISA, T), new CardRemoved("pm_card_visa", T))
                        .payingCard())
                .isNull();
    }

    @Test
    void payment_info_is_removed_once() {
        RemovePaymentInfo remove = new RemovePaymentInfo(T);
        given(REGISTERED, new CardSaved(VISA, T)).when(remove).then(new PaymentInfoRemoved(T));
        given(REGISTERED, new StripeCustomerLinked("cus_1", T)).when(remove).then(new PaymentInfoRemoved(T));
        given(REGISTERED).when(remove).thenNothing();
    }

    @Test
    void a_connect_account_is_linked_once_and_can_be_replaced() {
        ConnectAccountLinked linked = new ConnectAccountLinked("acct_1", T);
        given(REGISTERED).when(new LinkConnectAccount("acct_1", T)).then(linked);
        given(REGISTERED, linked).when(new LinkConnectAccount("acct_1", T)).thenNothing();
        given(REGISTERED, linked).when(new LinkConnectAccount("acct_2", T)).then(new ConnectAccountLinked("acct_2", T));
    }

    @Test
    void an_order_rates_once_in_each_role() {
        CustomerRated four = new CustomerRated("o1", 4, "bob", T);
        given(REGISTERED).when(new RateCustomer("o1", 4, "bob", T)).then(four);
        given(REGISTERED, four).when(new RateCustomer("o1", 4, "bob", T)).thenNothing();
        given(REGISTERED, four).when(new RateCustomer("o1", 5, "bob", T)).thenRejected("ALREADY_RATED");
        given(REGISTERED, four).when(new RateRunner("o1", 5, "bob", T)).then(new RunnerRated("o1", 5, "bob", T));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE})
    void a_rating_is_from_one_to_five_stars(int stars) {
        given(REGISTERED).when(new RateCustomer("o1", stars, "bob", T)).thenRejected("INVALID_RATING");
        given(REGISTERED).when(new RateRunner("o1", stars, "bob", T)).thenRejected("INVALID_RATING");
    }

    @Test
    void nobody_rates_themselves() {
        given(REGISTERED).when(new RateCustomer("o1", 5, "alice", T)).thenRejected("OWN_RATING");
        given(REGISTERED).when(new RateRunner("o1", 5, "alice", T)).thenRejected("OWN_RATING");
    }

    @Test
    void everyone_begins_with_five_stars_and_the_first_rating_replaces_them() {
        assertThat(user(REGISTERED).asCustomer().average()).isEqualByComparingTo("5.0");
        assertThat(user(REGISTERED, new RunnerRated("o1", 2, "bob", T))
                        .asRunner()
                        .average())
                .isEqualByComparingTo("2");
    }

    @Test
    void an_average_is_exact_however_many_rate() {
        List<UserEvent> events = new ArrayList<>(List.of(REGISTERED));
        for (int i = 0; i < 3_000; i++) {
            events.add(new CustomerRated("o" + i, i % 3 == 0 ? 5 : 4, "bob", T));
        }
        Rating rating = user(events.toArray(UserEvent[]::new)).asCustomer();
        assertThat(rating.count()).isEqualTo(3_000);
        assertThat(rating.sum()).isEqualTo(13_000);
        assertThat(rating.average()).isEqualByComparingTo("4.33");
    }

    @Test
    void a_user_is_deleted_once_with_everything_but_the_ratings() {
        given(REGISTERED).when(new Delete(T)).then(DELETED);
        given(REGISTERED, DELETED).when(new Delete(T)).thenNothing();
        given().when(new Delete(T)).thenRejected("USER_NOT_FOUND");
        User back = user(
                REGISTERED,
                new CardSaved(VISA, T),
                new ConnectAccountLinked("acct_1", T),
                new CustomerRated("o1", 1, "bob", T),
                DELETED,
                REGISTERED);
        assertThat(back.cards()).isEmpty();
        assertThat(back.stripeConnectAccountId()).isNull();
        assertThat(back.asCustomer().average()).isEqualByComparingTo("1");
    }

    @Test
    void payment_info_needs_a_customer_id_and_a_card() {
        StripeCustomerLinked linked = new StripeCustomerLinked("cus_1", T);
        given(REGISTERED).when(new AskPaymentInfo()).thenRejected("NO_CUSTOMER_ID");
        given(REGISTERED, linked).when(new AskPaymentInfo()).thenRejected("NO_CARD");
        given(REGISTERED, linked, new CardSaved(VISA, T))
                .when(new AskPaymentInfo())
                .thenNothing();
    }

    @Test
    void payout_info_needs_a_connect_account() {
        given(REGISTERED).when(new AskPayoutInfo()).thenRejected("NO_CONNECT_ACCOUNT");
        given(REGISTERED, new ConnectAccountLinked("acct_1", T))
                .when(new AskPayoutInfo())
                .thenNothing();
    }

    private static User user(UserEvent... events) {
        UserDecider decider = new UserDecider();
        return decider.fold(decider.initial(), List.of(events));
    }
}
