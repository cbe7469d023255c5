package dev.campusg.scheduler.domain;

import dev.campusg.scheduler.domain.Move.Alert;
import dev.campusg.scheduler.domain.Move.AskSaga;
import dev.campusg.scheduler.domain.Move.GiveUp;
import dev.campusg.scheduler.domain.Move.Nothing;
import dev.campusg.scheduler.domain.Move.Refund;
import dev.campusg.scheduler.domain.Move.Revert;
import dev.campusg.scheduler.domain.Move.Tell;
import dev.campusg.scheduler.domain.Move.Wait;

/**
 * What follows from a situation. Money is moved only where nobody else will: a saga that is at work, or can be asked,
 * decides itself; a runner who is on the way is never robbed; whatever fits no case is told to people.
 */
public final class Judgement {

    private Judgement() {}

    public static Move of(Kind kind, Situation situation, Wishes wishes) {
        return switch (kind) {
            case ORDER_TIMEOUT -> timeOut(situation);
            case PAYMENT_AUTHORIZATION_EXPIRY -> authorisationExpires(situation);
            case DELIVERY_REMINDER -> remind(situation, wishes);
            case ESCROW_TIMEOUT -> heldTooLong(situation);
        };
    }

    private static Move timeOut(Situation now) {
        if (now.sagaId() != null) {
            return new AskSaga(now.sagaId());
        }
        return new GiveUp(
                now.order() == null
                        ? "there is no such order, and no saga is named"
                        : "this order has no saga that could be asked to cancel it");
    }

    private static Move authorisationExpires(Situation now) {
        if (now.payment() == null) {
            return new GiveUp("there is no such payment");
        }
        return switch (now.payment()) {
            case "INITIATING" -> new Wait("the card processor has not answered yet");
            case "AUTHORIZED", "INESCROW" -> letGo(now);
            default -> new Nothing("the payment is " + now.payment());
        };
    }

    private static Move letGo(Situation now) {
        if (now.sagaIs("CANCELLING")) {
            return new Nothing("its saga is letting it go");
        }
        if (now.sagaId() != null && (now.sagaIsAtWork() || now.sagaIs("COMPLETED") && now.orderIsFree())) {
            return new AskSaga(now.sagaId());
        }
        if (now.fundsAreHeld() || now.order() != null && !now.orderIsFree() && !now.orderIs("CANCELLED")) {
            return new Alert("the card authorisation expires and the money may be lost: order " + now.order()
                    + ", saga " + now.saga() + ", payment " + now.payment() + ", escrow " + now.escrow());
        }
        return new Revert(now.orderId());
    }

    private static Move remind(Situation now, Wishes wishes) {
        if (now.order() == null) {
            return new GiveUp("there is no such order");
        }
        if (!now.orderIsFree() && !now.orderIsUnderway()) {
            return new Nothing("the order is " + now.order());
        }
        String user = wishes.userId() == null ? now.runnerId() : wishes.userId();
        return user == null
                ? new Nothing("no runner has the order, so there is nobody to remind")
                : new Tell(user, wishes.titleOr("Delivery reminder"), wishes.messageOr("An order is waiting for you."));
    }

    private static Move heldTooLong(Situation now) {
        if (now.escrow() == null) {
            return new GiveUp("no funds were ever held for this order");
        }
        if (!now.escrow().equals("HELD")) {
            return new Nothing("the funds are " + now.escrow());
        }
        // A saga that is at work refunds by itself, and for ever if it must: people should see why it has not.
        return now.orderIs("CANCELLED") && !now.sagaIsAtWork()
                ? new Refund(now.orderId())
                : new Alert("funds are held for too long: order " + now.order() + ", saga " + now.saga() + ", payment "
                        + now.payment());
    }
}
