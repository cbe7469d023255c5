package dev.campusg.payment.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.payment.application.PaymentView;
import dev.campusg.payment.domain.PaymentCommand.Authorize;
import dev.campusg.payment.domain.PaymentCommand.MoveToEscrow;
import dev.campusg.payment.domain.PaymentCommand.Revert;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.domain.Terms;
import dev.campusg.payment.projection.PaymentLists;
import dev.campusg.payment.projection.PaymentLists.Filter;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The endpoints older clients know. */
@Path("/api/payments")
class OlderPaymentResource {

    private final PaymentDesk desk;
    private final PaymentLists lists;

    OlderPaymentResource(PaymentDesk desk, PaymentLists lists) {
        this.desk = desk;
        this.lists = lists;
    }

    @POST
    @Path("authorize")
    @ResponseStatus(202)
    public Uni<PaymentView> authorize(@NotNull @Valid Requests.Authorize asked) {
        Terms terms = new Terms(
                asked.orderId(),
                asked.customer().clerkUserId(),
                asked.customer().stripeCustomerId(),
                asked.customer().userStripeCard().paymentMethodId(),
                new Money(asked.order().amount()),
                Objects.requireNonNullElse(asked.order().description(), ""));
        return desk.run(asked.orderId(), new Authorize(terms, null, desk.now()));
    }

    @POST
    @Path("revert")
    @ResponseStatus(202)
    public Uni<PaymentView> revert(@NotNull @Valid Requests.PaymentRef payment) {
        return desk.run(payment.order(), new Revert(payment.order(), payment.reason(), null, desk.now()));
    }

    @POST
    @Path("move-to-escrow")
    public Uni<PaymentView> moveToEscrow(@NotNull @Valid Requests.PaymentRef payment) {
        return desk.run(payment.order(), new MoveToEscrow(desk.now()));
    }

    @GET
    @Path("{id}")
    public Uni<PaymentView> byId(@RestPath @Size(max = 200) String id) {
        return desk.find(DerivedId.PAYMENT.orderOf(id));
    }

    @GET
    public Uni<Page<PaymentView>> list(
            @BeanParam PageRequest page,
            @RestQuery @Nullable @Size(max = 200) String orderId,
            @RestQuery @Nullable @Size(max = 200) String customerId,
            @RestQuery @Nullable String status) {
        desk.caller().requireSelfOr(customerId == null ? "" : customerId, SERVICE, ADMIN);
        return lists.find(new Filter(orderId, customerId, status == null ? null : parsed(status)), page);
    }

    private static PaymentStatus parsed(String text) {
        return Arrays.stream(PaymentStatus.values())
                .filter(status -> status != PaymentStatus.NONE
                        && status.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("UNKNOWN_STATUS", "there is no payment status '" + text + "'"));
    }
}
