package dev.campusg.escrow.domain;

import static dev.campusg.eventstore.testkit.DeciderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.EscrowCommand.Hold;
import dev.campusg.escrow.domain.EscrowCommand.Refund;
import dev.campusg.escrow.domain.EscrowCommand.Release;
import dev.campusg.escrow.domain.EscrowCommand.Undo;
import dev.campusg.escrow.domain.EscrowEvent.FundsHeld;
import dev.campusg.escrow.domain.EscrowEvent.FundsRefunded;
import dev.campusg.escrow.domain.EscrowEvent.FundsReleased;
import dev.campusg.escrow.domain.EscrowEvent.HoldForestalled;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.testkit.DeciderScenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscrowDeciderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ORDER = "o1";
    private static final Money AMOUNT = Money.of("12.50");
    private static final Deposit DEPOSIT =
            new Deposit(ORDER, "alice", null, AMOUNT, Money.of("10.00"), Money.of("2.50"));
    private static final Hold HOLD = new Hold(DEPOSIT, NOW);
    private static final Release RELEASE = new Release("rob", NOW);
    private static final Refund REFUND = new Refund("cancelled", NOW);
    private static final Undo UNDO = new Undo(ORDER, "cancelled", NOW);

    private static final EscrowEvent HELD =
            new FundsHeld(DEPOSIT, Movement.of(AMOUNT, Account.CUSTOMER, "alice", Account.ESCROW, null), NOW);
    private static final EscrowEvent RELEASED =
            new FundsReleased("rob", Movement.of(AMOUNT, Account.ESCROW, null, Account.RUNNER, "rob"), NOW);
    private static final EscrowEvent REFUNDED =
            new FundsRefunded("cancelled", Movement.of(AMOUNT, Account.ESCROW, null, Account.CUSTOMER, "alice"), NOW);
    private static final EscrowEvent FORESTALLED = new HoldForestalled(ORDER, "cancelled", NOW);

    private static DeciderScenario<Escrow, EscrowCommand, EscrowEvent> history(EscrowEvent... events) {
        return given(new EscrowDecider(), events);
    }

    private static Hold hold(long amount, long food, long delivery) {
        return new Hold(
                new Deposit(ORDER, "alice", null, new Money(amount), new Money(food), new Money(delivery)), NOW);
    }

    @Test
    void money_goes_from_the_customer_through_escrow_to_the_runner() {
        history().when(HOLD).then(HELD);
        history(HELD).when(RELEASE).then(RELEASED);
        Escrow released = history(HELD).when(RELEASE).state();
        assertThat(released.totals()).isEqualTo(new Totals(AMOUNT, Money.ZERO, AMOUNT, Money.ZERO));
        assertThat(released.ledger()).hasSize(2);
    }

    @Test
    void or_back_to_the_customer() {
        history(HELD).when(REFUND).then(REFUNDED);
        history(HELD).when(UNDO).then(REFUNDED);
        assertThat(history(HELD).when(UNDO).state().totals())
                .isEqualTo(new Totals(AMOUNT, Money.ZERO, Money.ZERO, AMOUNT));
    }

    @Test
    void an_undo_of_what_was_never_held_makes_a_late_hold_fail() {
        history().when(UNDO).then(FORESTALLED);
        history(FORESTALLED).when(HOLD).thenRejected("ALREADY_REFUNDED");
    }

    @Test
    void an_amount_is_the_sum_of_its_fees_and_positive_and_sane() {
        history().when(hold(1250, 1000, 251)).thenRejected("INVALID_AMOUNT");
        history().when(hold(0, 0, 0)).thenRejected("INVALID_AMOUNT");
        history().when(hold(-5, -5, 0)).thenRejected("INVALID_AMOUNT");
        history().when(hold(100, 200, -100)).thenRejected("INVALID_AMOUNT");
        history().when(hold(1_000_001, 1_000_001, 0)).thenRejected("INVALID_AMOUNT");
        history().when(hold(100, Long.MAX_VALUE, Long.MAX_VALUE)).thenRejected("INVALID_AMOUNT");
        assertThat(history().when(hold(1_000_000, 1_000_000, 0)).state().status())
                .isEqualTo(EscrowStatus.HELD);
    }

    @Test
    void holds_and_releases_name_who_pays_and_who_is_paid() {
        history()
                .when(new Hold(new Deposit(ORDER, " ", null, AMOUNT, AMOUNT, Money.ZERO), NOW))
                .thenRejected("INVALID_PAYLOAD");
        history(HELD).when(new Release("", NOW)).thenRejected("INVALID_PAYLOAD");
    }

    @Test
    void the_same_order_is_not_held_twice_on_other_terms_nor_released_to_two_runners() {
        history(HELD).when(hold(999, 999, 0)).thenRejected("ALREADY_HELD");
        history(HELD, RELEASED).when(new Release("mallory", NOW)).thenRejected("ALREADY_RELEASED");
    }

    /** Each row: what holding, releasing, refunding and undoing lead to; "-" is no event. */
    @Test
    void every_status_answers_every_command() {
        Map<List<EscrowEvent>, List<String>> matrix = new LinkedHashMap<>();
        matrix.put(List.of(), List.of("FundsHeld", "!ESCROW_NOT_FOUND", "!ESCROW_NOT_FOUND", "HoldForestalled"));
        matrix.put(List.of(HELD), List.of("-", "FundsReleased", "FundsRefunded", "FundsRefunded"));
        matrix.put(List.of(HELD, RELEASED), List.of("-", "-", "!ALREADY_RELEASED", "!ALREADY_RELEASED"));
        matrix.put(List.of(HELD, REFUNDED), List.of("!ALREADY_REFUNDED", "!ALREADY_REFUNDED", "-", "-"));
        matrix.put(List.of(FORESTALLED), List.of("!ALREADY_REFUNDED", "!ALREADY_REFUNDED", "-", "-"));
        matrix.forEach((events, expected) ->
                assertThat(outcomes(events)).as("after %s", events).isEqualTo(expected));
    }

    private static List<String> outcomes(List<EscrowEvent> events) {
        EscrowDecider decider = new EscrowDecider();
        Escrow escrow = decider.fold(decider.initial(), events);
        List<String> outcomes = new ArrayList<>();
        for (EscrowCommand command : List.of(HOLD, RELEASE, REFUND, UNDO)) {
            try {
                List<EscrowEvent> happened = decider.decide(escrow, command);
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

    @Test
    void over_any_history_what_was_charged_is_held_or_paid_out_or_refunded() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Escrow escrow = Escrow.NONE;
            for (int step = 0; step < 8; step++) {
                escrow = after(escrow, any(random));
            }
            long inAccounts = escrow.ledger().stream()
                    .mapToLong(movement -> movement.from().amount().cents()
                            + movement.to().amount().cents())
                    .sum();
            assertThat(inAccounts).as("seed %d", seed).isZero();
            assertThat(escrow.ledger()).as("seed %d", seed).hasSizeLessThanOrEqualTo(2);
            // That the totals add up is asserted by Totals itself, on every event.
        }
    }

    private static EscrowCommand any(Random random) {
        int cents = random.nextInt(-10, 2_000);
        return switch (random.nextInt(4)) {
            case 0 -> hold(cents, cents / 2, cents - cents / 2);
            case 1 -> new Release(random.nextBoolean() ? "rob" : "mallory", NOW);
            case 2 -> REFUND;
            default -> UNDO;
        };
    }

    private static Escrow after(Escrow escrow, EscrowCommand command) {
        EscrowDecider decider = new EscrowDecider();
        try {
            return decider.fold(escrow, decider.decide(escrow, command));
        } catch (Rejected no) {
            return escrow;
        }
    }

    @Test
    void a_movement_that_does_not_balance_cannot_be_written_down() {
        Entry gives = new Entry(Account.CUSTOMER, "alice", Money.of("-1.00"));
        Entry takes = new Entry(Account.ESCROW, null, Money.of("1.01"));
        assertThatThrownBy(() -> new Movement(gives, takes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Totals(AMOUNT, AMOUNT, AMOUNT, Money.ZERO))
                .isInstanceOf(IllegalStateException.class);
    }
}
