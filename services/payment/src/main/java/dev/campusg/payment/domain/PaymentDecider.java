package dev.campusg.payment.domain;

import static dev.campusg.payment.domain.Operation.AUTHORIZE;
import static dev.campusg.payment.domain.Operation.RELEASE;
import static dev.campusg.payment.domain.Operation.REVERT;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When money may be held, released and let go. The gateway is never asked in here: a decision records what it is to be
 * asked, its answer comes back as {@link Confirm}, {@link Refuse} or {@link Abandon}.
 */
public final class PaymentDecider implements Decider<Payment, PaymentCommand, PaymentEvent> {

    public static final Money SMALLEST = new Money(50);
    public static final Money LARGEST = OrderTerms.LARGEST;

    private static final Failure NO_ANSWER =
            new Failure(Failure.PROCESSING_ERROR, "the card processor did not answer in time; nothing is charged");

    @Override
    public Payment initial() {
        return Payment.NONE;
    }

    @Override
    public List<PaymentEvent> decide(Payment payment, PaymentCommand command) {
        return switch (command) {
            case Authorize authorize -> authorize(payment, authorize);
            case Release release -> release(payment, release);
            case Revert revert -> revert(payment, revert);
            case MoveToEscrow(var at) -> moveToEscrow(payment, at);
            case Confirm(var operation, var attempt, var reference, var at) ->
                confirmed(payment, operation, attempt, reference, at);
            case Refuse(var operation, var attempt, var why, var at) -> refused(payment, operation, attempt, why, at);
            case HearLetGo(var intent, var at) -> letGo(payment, intent) ? List.of(new PaymentReverted(at)) : List.of();
            case KeepAsking unanswered -> List.of();
            case Abandon(var at) ->
                payment.status() == PaymentStatus.INITIATING
                        ? List.of(new AuthorizationAbandoned(NO_ANSWER, at))
                        : List.of();
        };
    }

    private static List<PaymentEvent> authorize(Payment payment, Authorize asked) {
        Terms agreed = payment.terms();
        if (agreed != null && !agreed.agreeWith(asked.terms())) {
            throw Rejected.conflict(
                    Failure.INVALID_PAYLOAD,
                    "the payment for order " + agreed.orderId() + " was asked for on other terms: " + agreed.amount()
                            + " " + Money.CURRENCY + " by " + agreed.paymentMethodId());
        }
        return switch (payment.status()) {
            case NONE -> {
                Terms terms = Payable.checked(asked.terms());
                yield List.of(new AuthorizationRequested(
                        DerivedId.PAYMENT.of(terms.orderId()), terms, asked.asker(), asked.at()));
            }
            case INITIATING -> awaited(AUTHORIZE, asked.asker(), asked.at());
            case AUTHORIZED, INESCROW, SUCCEEDED, REVERTED, FAILED -> List.of();
        };
    }

    private static List<PaymentEvent> release(Payment payment, Release asked) {
        return switch (payment.status()) {
            case NONE -> throw unknown();
            case INITIATING, REVERTED, FAILED ->
                throw Rejected.conflict(
                        "NOT_AUTHORIZED", "a payment is released once it is authorized; it is " + payment.status());
            case AUTHORIZED, INESCROW -> releaseHeld(payment, asked);
            case SUCCEEDED -> {
                toSameRunner(payment, asked);
                yield List.of();
            }
        };
    }

    private static List<PaymentEvent> releaseHeld(Payment payment, Release asked) {
        if (payment.revertWanted()) {
            throw Rejected.conflict("BEING_REVERTED", "the payment is being reverted; it can no longer be released");
        }
        if (payment.errands().underWay(RELEASE)) {
            toSameRunner(payment, asked);
            return awaited(RELEASE, asked.asker(), asked.at());
        }
        if (asked.runnerId().isBlank() || asked.connectAccountId().isBlank()) {
            throw Rejected.invalid(Failure.INVALID_PAYLOAD, "a release names the runner and the runner's account");
        }
        return List.of(new ReleaseRequested(asked.runnerId(), asked.connectAccountId(), asked.asker(), asked.at()));
    }

    private static void toSameRunner(Payment payment, Release asked) {
        Payout payout = payment.payout();
        if (payout != null && !payout.runnerId().equals(asked.runnerId())) {
            throw Rejected.conflict(
                    "ALREADY_RELEASED", "the payment is released to runner " + payout.runnerId() + ", and only once");
        }
    }

    private static List<PaymentEvent> revert(Payment payment, Revert asked) {
        boolean repeated = payment.status() == PaymentStatus.INITIATING && payment.revertWanted();
        if (repeated || payment.errands().underWay(REVERT)) {
            return awaited(REVERT, asked.asker(), asked.at());
        }
        return switch (payment.status()) {
            // Whoever waits for a reply must be able to end; so there is nothing to undo, and never will be.
            case NONE -> {
                if (asked.asker() == null) {
                    throw unknown();
                }
                yield List.of(new RevertedInAdvance(
                        asked.orderId(), DerivedId.PAYMENT.of(asked.orderId()), asked.reason(), asked.at()));
            }
            case INITIATING -> List.of(new RevertRequested(asked.reason(), asked.asker(), asked.at()));
            case AUTHORIZED, INESCROW -> {
                if (payment.errands().underWay(RELEASE)) {
                    throw Rejected.conflict(
                            "BEING_RELEASED", "the payment is being released; it can be reverted only if that fails");
                }
                yield List.of(new RevertRequested(asked.reason(), asked.asker(), asked.at()));
            }
            case REVERTED, FAILED -> List.of();
            case SUCCEEDED ->
                throw Rejected.conflict("ALREADY_RELEASED", "the payment was released; it can no longer be reverted");
        };
    }

    private static List<PaymentEvent> moveToEscrow(Payment payment, Instant at) {
        return switch (payment.status()) {
            case NONE -> throw unknown();
            case AUTHORIZED -> List.of(new MovedToEscrow(at));
            case INESCROW, SUCCEEDED -> List.of();
            case INITIATING, REVERTED, FAILED ->
                throw Rejected.conflict(
                        "NOT_AUTHORIZED", "only an authorized payment moves to escrow; it is " + payment.status());
        };
    }

    /** An answer to what is not asked any more changes nothing, but money that is held by mistake is let go. */
    private static List<PaymentEvent> confirmed(
            Payment payment, Operation operation, int attempt, String reference, Instant at) {
        if (!asked(payment, operation, attempt)) {
            boolean heldByMistake = operation == AUTHORIZE
                    && payment.status() == PaymentStatus.FAILED
                    && payment.holdsNothing()
                    && payment.intentId() == null;
            return heldByMistake ? List.of(new AuthorizedTooLate(reference, at)) : List.of();
        }
        return List.of(
                switch (operation) {
                    case AUTHORIZE -> new PaymentAuthorized(reference, at);
                    case RELEASE -> new PaymentReleased(reference, at);
                    case REVERT -> new PaymentReverted(at);
                });
    }

    private static List<PaymentEvent> refused(
            Payment payment, Operation operation, int attempt, Failure why, Instant at) {
        if (!asked(payment, operation, attempt)) {
            return List.of();
        }
        return List.of(
                switch (operation) {
                    case AUTHORIZE -> new PaymentDeclined(why, at);
                    case RELEASE, REVERT -> new GatewayRefused(operation, attempt, why, at);
                });
    }

    /** While it is asked to hold or to pay out, its answer to that is what counts. */
    private static boolean letGo(Payment payment, String intent) {
        boolean another = payment.intentId() != null && !payment.intentId().equals(intent);
        return !another
                && switch (payment.status()) {
                    case AUTHORIZED, INESCROW -> !payment.errands().underWay(RELEASE);
                    case FAILED -> payment.errands().underWay(REVERT);
                    case NONE, INITIATING, SUCCEEDED, REVERTED -> false;
                };
    }

    private static boolean asked(Payment payment, Operation operation, int attempt) {
        GatewayWork work = payment.errands().work();
        return work != null && work.matches(operation, attempt);
    }

    private static List<PaymentEvent> awaited(Operation operation, @Nullable Asker asker, Instant at) {
        return asker == null ? List.of() : List.of(new ReplyAwaited(operation, asker, at));
    }

    private static Rejected unknown() {
        return Rejected.notFound("PAYMENT_NOT_FOUND", "there is no such payment");
    }

    @Override
    public Payment evolve(Payment payment, PaymentEvent event) {
        return PaymentHistory.evolve(payment, event).at(event.at());
    }
}
