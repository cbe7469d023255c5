package dev.campusg.payment.application;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** What a gateway tells of its own accord: late, twice or out of order, like any answer of its. */
@Singleton
public final class GatewayNews {

    private final Participant<Payment, PaymentCommand, PaymentEvent> payments;

    public GatewayNews(Participant<Payment, PaymentCommand, PaymentEvent> payments) {
        this.payments = payments;
    }

    /** @param newsId the same however often it is told */
    public CompletionStage<?> hear(String newsId, String orderId, PaymentCommand news) {
        return payments.handle(orderId, new Metadata(newsId, null, "payment-gateway"), news, PaymentEffects::of);
    }
}
