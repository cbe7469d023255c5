package dev.campusg.payment.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.payment.application.PaymentEffects;
import dev.campusg.payment.application.PaymentView;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.domain.Terms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;

/** What both generations of endpoints do with a payment for the caller at hand. */
@RequestScoped
class PaymentDesk {

    private final Participant<Payment, PaymentCommand, PaymentEvent> payments;
    private final RequestIdentity request;
    private final Clock clock;

    PaymentDesk(Participant<Payment, PaymentCommand, PaymentEvent> payments, RequestIdentity request, Clock clock) {
        this.payments = payments;
        this.request = request;
        this.clock = clock;
    }

    Caller caller() {
        return request.caller();
    }

    Instant now() {
        return clock.instant();
    }

    /** Moves money, so not for everyone. */
    Uni<PaymentView> run(String orderId, PaymentCommand command) {
        caller().require(SERVICE, ADMIN);
        return Uni.createFrom()
                .completionStage(payments.run(orderId, request.metadata(), command, PaymentEffects::of))
                .map(current -> PaymentView.of(current.state(), current.version()));
    }

    Uni<PaymentView> find(String orderId) {
        Caller caller = caller();
        return Uni.createFrom()
                .completionStage(payments.streams().current(orderId))
                .map(current -> seenBy(caller, current));
    }

    private static PaymentView seenBy(Caller caller, Current<Payment> current) {
        Payment payment = current.state();
        if (payment.status() == PaymentStatus.NONE) {
            throw Rejected.notFound("PAYMENT_NOT_FOUND", "there is no such payment");
        }
        Terms terms = payment.terms();
        caller.requireSelfOr(terms == null ? "" : terms.customerId(), SERVICE, ADMIN);
        return PaymentView.of(payment, current.version());
    }
}
