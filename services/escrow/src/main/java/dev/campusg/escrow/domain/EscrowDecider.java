package dev.campusg.escrow.domain;

import static dev.campusg.escrow.domain.Account.CUSTOMER;
import static dev.campusg.escrow.domain.Account.ESCROW;
import static dev.campusg.escrow.domain.Account.RUNNER;

import dev.campusg.escrow.domain.EscrowCommand.Hold;
import dev.campusg.escrow.domain.EscrowCommand.Refund;
import dev.campusg.escrow.domain.EscrowCommand.Release;
import dev.campusg.escrow.domain.EscrowCommand.Undo;
import dev.campusg.escrow.domain.EscrowEvent.FundsHeld;
import dev.campusg.escrow.domain.EscrowEvent.FundsRefunded;
import dev.campusg.escrow.domain.EscrowEvent.FundsReleased;
import dev.campusg.escrow.domain.EscrowEvent.HoldForestalled;
import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money is held once, and then either released or refunded, once. */
public final class EscrowDecider implements Decider<Escrow, EscrowCommand, EscrowEvent> {

    @Override
    public Escrow initial() {
        return Escrow.NONE;
    }

    @Override
    public List<EscrowEvent> decide(Escrow escrow, EscrowCommand command) {
        return switch (command) {
            case Hold hold -> hold(escrow, hold);
            case Release release -> release(escrow, release);
            case Refund(var reason, var at) -> refund(escrow, reason, at);
            case Undo(var orderId, var reason, var at) ->
                escrow.status() == EscrowStatus.PENDING
                        ? List.of(new HoldForestalled(orderId, reason, at))
                        : refund(escrow, reason, at);
        };
    }

    private static List<EscrowEvent> hold(Escrow escrow, Hold asked) {
        return switch (escrow.status()) {
            case PENDING -> {
                Deposit deposit = asked.deposit().checked();
                yield List.of(new FundsHeld(
                        deposit,
                        Movement.of(deposit.amount(), CUSTOMER, deposit.customerId(), ESCROW, null),
                        asked.at()));
            }
            case HELD, RELEASED -> {
                Deposit held = escrow.deposit();
                if (held != null && !held.agreesWith(asked.deposit())) {
                    throw Rejected.conflict(
                            "ALREADY_HELD", "for order " + held.orderId() + " " + held.amount() + " is held already");
                }
                yield List.of();
            }
            case REFUNDED, FAILED ->
                throw Rejected.conflict(
                        "ALREADY_REFUNDED", "the funds of this order were refunded; they are not held again");
        };
    }

    private static List<EscrowEvent> release(Escrow escrow, Release asked) {
        return switch (escrow.status()) {
            case PENDING -> throw unknown();
            case HELD -> {
                if (asked.runnerId().isBlank()) {
                    throw Rejected.invalid("INVALID_PAYLOAD", "funds are released to a runner");
                }
                yield List.of(new FundsReleased(
                        asked.runnerId(),
                        Movement.of(escrow.amount(), ESCROW, null, RUNNER, asked.runnerId()),
                        asked.at()));
            }
            case RELEASED -> {
                if (!asked.runnerId().equals(escrow.runnerId())) {
                    throw Rejected.conflict(
                            "ALREADY_RELEASED", "the funds were released to runner " + escrow.runnerId());
                }
                yield List.of();
            }
            case REFUNDED, FAILED ->
                throw Rejected.conflict("ALREADY_REFUNDED", "the funds were refunded; they cannot be released");
        };
    }

    private static List<EscrowEvent> refund(Escrow escrow, @Nullable String reason, Instant at) {
        return switch (escrow.status()) {
            case PENDING -> throw unknown();
            case HELD -> {
                String customer =
                        escrow.deposit() == null ? null : escrow.deposit().customerId();
                yield List.of(
                        new FundsRefunded(reason, Movement.of(escrow.amount(), ESCROW, null, CUSTOMER, customer), at));
            }
            case REFUNDED, FAILED -> List.of();
            case RELEASED ->
                throw Rejected.conflict("ALREADY_RELEASED", "the funds were released; they cannot be refunded");
        };
    }

    private static Rejected unknown() {
        return Rejected.notFound("ESCROW_NOT_FOUND", "no funds are held for this order");
    }

    @Override
    public Escrow evolve(Escrow escrow, EscrowEvent event) {
        return switch (event) {
            case FundsHeld(var deposit, var movement, var at) ->
                escrow.opened(deposit.orderId(), EscrowStatus.HELD, deposit, at).moved(EscrowStatus.HELD, movement, at);
            case FundsReleased(var runnerId, var movement, var at) ->
                escrow.moved(EscrowStatus.RELEASED, movement, at).to(runnerId);
            case FundsRefunded(var reason, var movement, var at) ->
                escrow.moved(EscrowStatus.REFUNDED, movement, at).because(reason);
            case HoldForestalled(var orderId, var reason, var at) ->
                escrow.opened(orderId, EscrowStatus.FAILED, null, at).because(reason);
        };
    }
}
