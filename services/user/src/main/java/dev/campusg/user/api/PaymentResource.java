package dev.campusg.user.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What people pay with and where they are paid. */
@Path("/api/user")
class PaymentResource {

    private static final String STRIPE_ID = "[A-Za-z0-9_]{1,128}";

    private final Users users;
    private final Clock clock;

    PaymentResource(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    record CardBody(
            @NotNull @Pattern(regexp = STRIPE_ID) @JsonProperty("payment_method_id") @JsonAlias("paymentMethodId")
            String paymentMethodId,

            @Nullable @Size(max = 40) String brand,

            @Nullable @Pattern(regexp = "\\d{4}", message = "must be four digits")
            String last4,

            @Nullable @Min(1) @Max(12) @JsonProperty("exp_month") @JsonAlias("expMonth")
            Integer expMonth,

            @Nullable @Min(2000) @Max(2200) @JsonProperty("exp_year") @JsonAlias("expYear")
            Integer expYear) {

        Card card() {
            return new Card(paymentMethodId, brand, last4, expMonth, expYear);
        }
    }

    record PaymentBody(
            @Nullable @Pattern(regexp = STRIPE_ID) @JsonAlias("stripe_customer_id")
            String stripeCustomerId,

            @NotNull @Valid @JsonAlias({"user_stripe_card", "card"})
            CardBody userStripeCard) {}

    record ConnectAccountBody(
            @NotNull @Pattern(regexp = STRIPE_ID) @JsonAlias({"stripe_connect_account_id", "connect_account_id"})
            String stripeConnectAccountId) {}

    /** @param paymentMethods the one that pays comes last and is {@code userStripeCard} too */
    record PaymentView(
            String clerkUserId,
            @Nullable String stripeCustomerId,
            @Nullable Card userStripeCard,
            List<Card> paymentMethods) {

        static PaymentView of(User user) {
            return new PaymentView(user.clerkUserId(), user.stripeCustomerId(), user.payingCard(), user.cards());
        }
    }

    record ConnectAccountView(String clerkUserId, @Nullable String stripeConnectAccountId) {

        static ConnectAccountView of(User user) {
            return new ConnectAccountView(user.clerkUserId(), user.stripeConnectAccountId());
        }
    }

    @GET
    @Path("{id}/payment")
    public Uni<PaymentView> payment(@PathParam("id") Key id) {
        return users.find(id).map(PaymentView::of);
    }

    @PUT
    @Path("{id}/payment")
    public Uni<PaymentView> pay(@PathParam("id") Key id, @NotNull @Valid PaymentBody body) {
        return save(id, body.userStripeCard, body.stripeCustomerId);
    }

    @DELETE
    @Path("{id}/payment")
    public Uni<Void> forgetPayment(@PathParam("id") Key id) {
        return users.change(id, new UserCommand.RemovePaymentInfo(clock.instant()))
                .replaceWithVoid();
    }

    @POST
    @Path("{id}/payment-methods")
    @ResponseStatus(201)
    public Uni<PaymentView> addCard(@PathParam("id") Key id, @NotNull @Valid CardBody body) {
        return save(id, body, null);
    }

    @DELETE
    @Path("{id}/payment-methods/{pm}")
    public Uni<Void> removeCard(
            @PathParam("id") Key id, @PathParam("pm") @Pattern(regexp = STRIPE_ID) String paymentMethodId) {
        return users.change(id, new UserCommand.RemoveCard(paymentMethodId, clock.instant()))
                .replaceWithVoid();
    }

    @GET
    @Path("{id}/connect-account")
    public Uni<ConnectAccountView> connectAccount(@PathParam("id") Key id) {
        return users.find(id).map(ConnectAccountView::of);
    }

    @PUT
    @Path("{id}/connect-account")
    public Uni<ConnectAccountView> linkConnectAccount(
            @PathParam("id") Key id, @NotNull @Valid ConnectAccountBody body) {
        return users.change(id, new UserCommand.LinkConnectAccount(body.stripeConnectAccountId, clock.instant()))
                .map(ConnectAccountView::of);
    }

    private Uni<PaymentView> save(Key id, CardBody card, @Nullable String stripeCustomerId) {
        return users.change(id, new UserCommand.SaveCard(card.card(), stripeCustomerId, clock.instant()))
                .map(PaymentView::of);
    }
}
