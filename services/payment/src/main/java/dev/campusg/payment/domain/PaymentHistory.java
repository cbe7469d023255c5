package dev.campusg.payment.domain;

import static dev.campusg.payment.domain.Operation.AUTHORIZE;
import static dev.campusg.payment.domain.Operation.RELEASE;
import static dev.campusg.payment.domain.Operation.REVERT;

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

/** What each event made of a payment. */
final class PaymentHistory {

    static Payment evolve(Payment payment, PaymentEvent event) {
        Errands errands = payment.errands();
        return switch (event) {
            case AuthorizationRequested(var id, var terms, var asker, var at) ->
                payment.created(id, terms.orderId(), terms, at)
                        .to(PaymentStatus.INITIATING)
                        .asking(errands.awaitedToo(AUTHORIZE, asker).start(AUTHORIZE, at));
            case ReplyAwaited(var operation, var asker, var at) -> payment.asking(errands.awaitedToo(operation, asker));
            case PaymentAuthorized authorized -> authorized(payment, authorized);
            case PaymentDeclined(var why, var at) ->
                payment.to(PaymentStatus.FAILED)
                        .because(why)
                        .asking(errands.ended(AUTHORIZE).ended(REVERT));
            case AuthorizationAbandoned(var why, var at) ->
                payment.to(PaymentStatus.FAILED)
                        .because(why)
                        .asking(errands.ended(AUTHORIZE).start(REVERT, at));
            case AuthorizedTooLate(var intent, var at) ->
                payment.holding(intent).asking(errands.start(REVERT, at));
            case MovedToEscrow moved -> payment.to(PaymentStatus.INESCROW);
            case ReleaseRequested(var runner, var account, var asker, var at) ->
                payment.paying(new Payout(runner, account, null))
                        .asking(errands.awaitedToo(RELEASE, asker).start(RELEASE, at));
            case PaymentReleased released -> released(payment, released);
            case RevertRequested(var reason, var asker, var at) -> {
                Errands awaited = errands.awaitedToo(REVERT, asker);
                boolean afterAuthorization = payment.status() == PaymentStatus.INITIATING;
                yield payment.unwanted().asking(afterAuthorization ? awaited : awaited.start(REVERT, at));
            }
            case PaymentReverted reverted -> reverted(payment);
            case RevertedInAdvance(var order, var id, var reason, var at) ->
                payment.created(id, order, null, at).unwanted().to(PaymentStatus.REVERTED);
            case GatewayRefused refused -> refused(payment, refused);
        };
    }

    private static Payment authorized(Payment payment, PaymentAuthorized event) {
        Errands done = payment.errands().ended(AUTHORIZE);
        return payment.to(PaymentStatus.AUTHORIZED)
                .holding(event.intentId())
                .asking(payment.revertWanted() ? done.start(REVERT, event.at()) : done);
    }

    private static Payment released(Payment payment, PaymentReleased event) {
        Payout payout = payment.payout();
        Payment done =
                payment.to(PaymentStatus.SUCCEEDED).asking(payment.errands().ended(RELEASE));
        return payout == null
                ? done
                : done.paying(new Payout(payout.runnerId(), payout.connectAccountId(), event.transferId()));
    }

    /** What failed stays failed: it just holds nothing any more. */
    private static Payment reverted(Payment payment) {
        PaymentStatus next = payment.status() == PaymentStatus.FAILED ? PaymentStatus.FAILED : PaymentStatus.REVERTED;
        return payment.to(next).asking(payment.errands().ended(REVERT));
    }

    /** Whoever waited is told and tries again. What nobody else would see to, such as a stray hold, is tried again here. */
    private static Payment refused(Payment payment, GatewayRefused event) {
        Errands errands = payment.errands();
        Errands refused = errands.refused(event.operation());
        GatewayWork work = errands.work();
        boolean insist =
                event.operation() == REVERT && (!errands.awaited(REVERT) || payment.status() == PaymentStatus.FAILED);
        Payment told = payment.status() == PaymentStatus.FAILED ? payment : payment.because(event.why());
        return told.asking(insist && work != null ? refused.doing(work.again(event.at())) : refused);
    }

    private PaymentHistory() {}
}
