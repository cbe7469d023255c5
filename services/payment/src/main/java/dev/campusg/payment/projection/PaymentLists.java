package dev.campusg.payment.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.payment.application.PaymentView;
import dev.campusg.payment.application.Payments;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Payments as lists, newest first. */
@Singleton
public class PaymentLists {

    private final Documents<Payment> payments;

    PaymentLists(Pool pool, ObjectMapper mapper) {
        this.payments = Documents.of(pool, Payments.CATEGORY, new JacksonState<>(mapper, 1, Payment.class));
    }

    /** What to list; null means any. */
    public record Filter(
            @Nullable String orderId,
            @Nullable String customerId,
            @Nullable PaymentStatus status) {}

    public Uni<Page<PaymentView>> find(Filter filter, PageRequest page) {
        return payments.where("id", filter.orderId == null ? null : Payments.CATEGORY + "-" + filter.orderId)
                .where("state -> 'terms' ->> 'customerId'", filter.customerId)
                .where("state ->> 'status'", filter.status)
                .page(page, PaymentView::of);
    }
}
