package dev.campusg.payment.domain;

import static dev.campusg.eventstore.testkit.DeciderScenario.given;
import static dev.campusg.payment.domain.Operation.AUTHORIZE;
import static dev.campusg.payment.domain.Operation.RELEASE;
import static dev.campusg.payment.domain.Operation.REVERT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.payment.domain.PaymentCommand.Abandon;
import dev.campusg.payment.domain.PaymentCommand.Authorize;
import dev.campusg.payment.domain.PaymentCommand.Confirm;
import dev.campusg.payment.domain.PaymentCommand.HearLetGo;
import dev.campusg.payment.domain.PaymentCommand.KeepAsking;
import dev.campusg.payment.domain.PaymentCommand.MoveToEscrow;
import dev.campusg.payment.domain.PaymentCommand.Refuse;
import dev.campusg.payment.domain.PaymentCommand.Release;
import dev.campusg.payment.domain.PaymentCommand.Revert;
import dev.campusg.payment.domain.PaymentEvent.AuthorizationAbandoned;
import dev.campusg.payment.domain.PaymentEvent.AuthorizationRequested;
import dev.campusg.payment.domain.PaymentEvent.AuthorizedTooLate;
import dev.campusg.payment.domain.PaymentEvent.GatewayRefused;
import dev.campusg.payment.domain.PaymentEvent.MovedToEscrow;
import dev.campusg.payment.domain.PaymentEvent.PaymentAuthorized;
import dev.campusg.payment.domain.PaymentEvent.PaymentDeclined;
import dev.campusg.payment.domain.PaymentEvent.PaymentReleased;
import dev.campusg.payment.domain.PaymentEvent.PaymentReverted;
import dev.campusg.payment.domain.PaymentEvent.ReleaseRequested;
import dev.campusg.payment.domain.PaymentEvent.ReplyAwaited;
import dev.campusg.payment.domain.PaymentEvent.RevertRequested;
import dev.campusg.payment.domain.PaymentEvent.RevertedInAdvance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentDeciderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ORDER = "0195a1b2-c3d4-7000-8000-000000000001";
    private static final Asker FIRST = new Asker("saga:AUTHORIZE:1", "saga");
    private static final Asker SECOND = new Asker("saga:AUTHORIZE:2", "saga");
    private static final Terms TERMS = new Terms(ORDER, "alice", "cus_1", "pm_card_visa", Money.of("12.50"), "food");
    private static final Failure DECLINE = new Failure(Failure.CARD_DECLINED, "no");

    private static final PaymentEvent REQUESTED =
            new AuthorizationRequested(DerivedId.PAYMENT.of(ORDER), TERMS, FIRST, NOW);
    private static final PaymentEvent AUTHORIZED = new PaymentAuthorized("pi_1", NOW);
    private static final PaymentEvent ESCROWED = new MovedToEscrow(NOW);
    private static final PaymentEvent RELEASING = new ReleaseRequested("rob", "acct_1", FIRST, NOW);
    private static final PaymentEvent RELEASED = new PaymentReleased("tr_1", NOW);
    private static final PaymentEvent REVERTING = new RevertRequested("cancelled", FIRST, NOW);
    private static final PaymentEvent REVERTED = new PaymentReverted(NOW);
    private static final PaymentEvent DECLINED = new PaymentDeclined(DECLINE, NOW);

    private static final Authorize AUTHORIZE_IT = new Authorize(TERMS, SECOND, NOW);
    private static final Release RELEASE_IT = new Release("rob", "acct_1", SECOND, NOW);
    private static final Revert REVERT_IT = new Revert(ORDER, "cancelled", SECOND, NOW);

    private static DeciderScenario<Payment, PaymentCommand, PaymentEvent> history(PaymentEvent... events) {
        return given(new PaymentDecider(), events);
    }

    private static Authorize authorize(Terms terms) {
        return new Authorize(terms, FIRST, NOW);
    }

    private static Authorize amount(long cents) {
        return authorize(new Terms(ORDER, "alice", "cus_1", "pm_card_visa", new Money(cents), "food"));
    }

    @Test
    void an_authorisation_is_recorded_before_the_gateway_is_asked() {
        history().when(authorize(TERMS)).then(REQUESTED);
        assertThat(history().when(authorize(TERMS)).state().errands().work())
                .isEqualTo(new GatewayWork(AUTHORIZE, 1, NOW, NOW));
    }

    @Test
    void amounts_that_make_no_sense_are_refused() {
        for (long cents : new long[] {Long.MIN_VALUE, -1, 0, 49, 1_000_001, Long.MAX_VALUE}) {
            history().when(amount(cents)).thenRejected(Failure.INVALID_AMOUNT);
        }
        assertThat(history().when(amount(50)).state().status()).isEqualTo(PaymentStatus.INITIATING);
        assertThat(history().when(amount(1_000_000)).state().status()).isEqualTo(PaymentStatus.INITIATING);
    }

    @Test
    void a_payment_without_customer_or_card_is_refused() {
        history()
                .when(authorize(new Terms(ORDER, " ", "cus_1", "pm", Money.of("9"), "")))
                .thenRejected(Failure.INVALID_PAYLOAD);
        history()
                .when(authorize(new Terms(ORDER, "alice", "", "pm", Money.of("9"), "")))
                .thenRejected(Failure.INVALID_PAYLOAD);
        history()
                .when(authorize(new Terms(ORDER, "alice", "cus_1", "", Money.of("9"), "")))
                .thenRejected(Failure.INVALID_PAYLOAD);
    }

    @Test
    void the_same_order_is_never_authorised_on_other_terms() {
        history(REQUESTED, AUTHORIZED).when(amount(9_999)).thenRejected(Failure.INVALID_PAYLOAD);
    }

    @Test
    void whoever_asks_again_while_the_gateway_is_out_waits_too() {
        history(REQUESTED).when(AUTHORIZE_IT).then(new ReplyAwaited(AUTHORIZE, SECOND, NOW));
        history(REQUESTED, AUTHORIZED, RELEASING).when(RELEASE_IT).then(new ReplyAwaited(RELEASE, SECOND, NOW));
        history(REQUESTED, AUTHORIZED, REVERTING).when(REVERT_IT).then(new ReplyAwaited(REVERT, SECOND, NOW));
        history(REQUESTED, REVERTING).when(REVERT_IT).then(new ReplyAwaited(REVERT, SECOND, NOW));
    }

    @Test
    void a_revert_waits_for_an_authorisation_that_is_out_and_follows_it_at_once() {
        Payment waiting = history(REQUESTED).when(REVERT_IT).state();
        assertThat(waiting.errands().work()).isEqualTo(new GatewayWork(AUTHORIZE, 1, NOW, NOW));
        Payment late = history(REQUESTED, REVERTING)
                .when(new Confirm(AUTHORIZE, 1, "pi_1", NOW))
                .state();
        assertThat(late.errands().work()).isEqualTo(new GatewayWork(REVERT, 1, NOW, NOW));
        assertThat(late.errands().waiting()).containsExactly(new Waiting(REVERT, FIRST));
    }

    @Test
    void a_revert_of_a_declined_payment_has_nothing_left_to_do() {
        Payment declined = history(REQUESTED, REVERTING)
                .when(new Refuse(AUTHORIZE, 1, DECLINE, NOW))
                .state();
        assertThat(declined.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(declined.holdsNothing()).isTrue();
        assertThat(declined.errands().waiting()).isEmpty();
    }

    @Test
    void a_silent_gateway_fails_the_payment_and_lets_go_of_whatever_it_holds() {
        Payment abandoned = history(REQUESTED).when(new Abandon(NOW)).state();
        assertThat(abandoned.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(abandoned.errands().work()).isEqualTo(new GatewayWork(REVERT, 1, NOW, NOW));
        assertThat(abandoned.holdsNothing()).isFalse();
    }

    @Test
    void a_hold_that_appears_after_a_failure_is_let_go() {
        history(REQUESTED, DECLINED)
                .when(new Confirm(AUTHORIZE, 1, "pi_1", NOW))
                .then(new AuthorizedTooLate("pi_1", NOW));
        assertThat(history(REQUESTED, DECLINED, new AuthorizedTooLate("pi_1", NOW))
                        .when(new KeepAsking(NOW))
                        .state()
                        .errands()
                        .work())
                .isEqualTo(new GatewayWork(REVERT, 1, NOW, NOW));
    }

    @Test
    void a_refused_operation_is_a_new_attempt_when_it_is_asked_for_again() {
        PaymentEvent refused = new GatewayRefused(REVERT, 1, DECLINE, NOW);
        history(REQUESTED, AUTHORIZED, REVERTING)
                .when(new Refuse(REVERT, 1, DECLINE, NOW))
                .then(refused);
        Payment again = history(REQUESTED, AUTHORIZED, REVERTING, refused)
                .when(REVERT_IT)
                .state();
        assertThat(again.errands().work()).isEqualTo(new GatewayWork(REVERT, 2, NOW, NOW));
    }

    @Test
    void a_stray_hold_is_let_go_however_often_the_gateway_refuses() {
        AuthorizationAbandoned abandoned = new AuthorizationAbandoned(DECLINE, NOW);
        Payment insisting = history(REQUESTED, abandoned)
                .when(new Refuse(REVERT, 1, DECLINE, NOW))
                .state();
        assertThat(insisting.errands().work()).isEqualTo(new GatewayWork(REVERT, 2, NOW, NOW.plusSeconds(1)));
    }

    @Test
    void an_answer_to_what_is_not_asked_changes_nothing() {
        history(REQUESTED, AUTHORIZED)
                .when(new Confirm(AUTHORIZE, 1, "pi_1", NOW))
                .thenNothing();
        history(REQUESTED, AUTHORIZED).when(new Confirm(REVERT, 1, "re_1", NOW)).thenNothing();
        history(REQUESTED, AUTHORIZED, RELEASING)
                .when(new Refuse(RELEASE, 7, DECLINE, NOW))
                .thenNothing();
        history(REQUESTED, AUTHORIZED).when(new Abandon(NOW)).thenNothing();
        history(REQUESTED).when(new KeepAsking(NOW)).thenNothing();
    }

    @Test
    void a_hold_that_the_gateway_let_go_of_its_own_accord_is_held_no_more() {
        HearLetGo letGo = new HearLetGo("pi_1", NOW);
        for (PaymentEvent[] events : new PaymentEvent[][] {
            {REQUESTED, AUTHORIZED}, {REQUESTED, AUTHORIZED, ESCROWED}, {REQUESTED, AUTHORIZED, REVERTING}
        }) {
            history(events).when(letGo).then(REVERTED);
        }
        history(REQUESTED, new AuthorizationAbandoned(DECLINE, NOW)).when(letGo).then(REVERTED);
    }

    @Test
    void what_the_gateway_lets_go_changes_nothing_while_another_answer_counts_or_it_is_not_ours() {
        HearLetGo letGo = new HearLetGo("pi_1", NOW);
        for (PaymentEvent[] events : new PaymentEvent[][] {
            {},
            {REQUESTED},
            {REQUESTED, REVERTING},
            {REQUESTED, DECLINED},
            {REQUESTED, AUTHORIZED, RELEASING},
            {REQUESTED, AUTHORIZED, RELEASING, RELEASED},
            {REQUESTED, AUTHORIZED, REVERTING, REVERTED}
        }) {
            history(events).when(letGo).thenNothing();
        }
        history(REQUESTED, AUTHORIZED).when(new HearLetGo("pi_2", NOW)).thenNothing();
    }

    @Test
    void a_payment_goes_to_one_runner_once() {
        Release other = new Release("mallory", "acct_2", SECOND, NOW);
        history(REQUESTED, AUTHORIZED, RELEASING).when(other).thenRejected("ALREADY_RELEASED");
        history(REQUESTED, AUTHORIZED, RELEASING, RELEASED).when(other).thenRejected("ALREADY_RELEASED");
        history(REQUESTED, AUTHORIZED, RELEASING, RELEASED).when(RELEASE_IT).thenNothing();
    }

    @Test
    void releasing_and_reverting_exclude_each_other() {
        history(REQUESTED, AUTHORIZED, RELEASING).when(REVERT_IT).thenRejected("BEING_RELEASED");
        history(REQUESTED, AUTHORIZED, REVERTING).when(RELEASE_IT).thenRejected("BEING_REVERTED");
    }

    @Test
    void a_revert_without_a_payment_forestalls_it_for_good() {
        PaymentEvent forestalled = new RevertedInAdvance(ORDER, DerivedId.PAYMENT.of(ORDER), "cancelled", NOW);
        history().when(REVERT_IT).then(forestalled);
        history(forestalled).when(AUTHORIZE_IT).thenNothing();
        history().when(new Revert(ORDER, null, null, NOW)).thenRejected("PAYMENT_NOT_FOUND");
    }

    @Test
    void a_release_names_its_runner() {
        history(REQUESTED, AUTHORIZED)
                .when(new Release(" ", "acct_1", SECOND, NOW))
                .thenRejected(Failure.INVALID_PAYLOAD);
    }

    /** Each row: what authorising again, releasing, reverting and moving to escrow lead to; "-" is no event. */
    @Test
    void every_status_answers_every_command() {
        Map<List<PaymentEvent>, List<String>> matrix = new LinkedHashMap<>();
        matrix.put(
                List.of(),
                List.of("AuthorizationRequested", "!PAYMENT_NOT_FOUND", "RevertedInAdvance", "!PAYMENT_NOT_FOUND"));
        matrix.put(
                List.of(REQUESTED), List.of("ReplyAwaited", "!NOT_AUTHORIZED", "RevertRequested", "!NOT_AUTHORIZED"));
        matrix.put(
                List.of(REQUESTED, AUTHORIZED), List.of("-", "ReleaseRequested", "RevertRequested", "MovedToEscrow"));
        matrix.put(List.of(REQUESTED, AUTHORIZED, ESCROWED), List.of("-", "ReleaseRequested", "RevertRequested", "-"));
        matrix.put(
                List.of(REQUESTED, AUTHORIZED, ESCROWED, RELEASING, RELEASED),
                List.of("-", "-", "!ALREADY_RELEASED", "-"));
        matrix.put(
                List.of(REQUESTED, AUTHORIZED, REVERTING, REVERTED),
                List.of("-", "!NOT_AUTHORIZED", "-", "!NOT_AUTHORIZED"));
        matrix.put(List.of(REQUESTED, DECLINED), List.of("-", "!NOT_AUTHORIZED", "-", "!NOT_AUTHORIZED"));
        List<PaymentCommand> commands = List.of(AUTHORIZE_IT, RELEASE_IT, REVERT_IT, new MoveToEscrow(NOW));
        matrix.forEach((events, expected) ->
                assertThat(outcomes(events, commands)).as("after %s", events).isEqualTo(expected));
    }

    private static List<String> outcomes(List<PaymentEvent> events, List<PaymentCommand> commands) {
        PaymentDecider decider = new PaymentDecider();
        Payment payment = decider.fold(decider.initial(), events);
        List<String> outcomes = new ArrayList<>();
        for (PaymentCommand command : commands) {
            try {
                List<PaymentEvent> happened = decider.decide(payment, command);
                outcomes.add(
                        happened.isEmpty()
                                ? "-"
                                : happened.getFirst().getClass().getSimpleName());
            } catch (Rejected no) {
                outcomes.add("!" + no.code());
            }
        }
        return outcomes;
    }
}
