package dev.campusg.user.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Clock;

/** What people think of each other, once an order. */
@Path("/api/user")
class RatingResource {

    private final Users users;
    private final RequestIdentity identity;
    private final Clock clock;

    RatingResource(Users users, RequestIdentity identity, Clock clock) {
        this.users = users;
        this.identity = identity;
        this.clock = clock;
    }

    record RatingBody(
            @NotNull @Pattern(regexp = Key.FORM) @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @NotNull @Min(1) @Max(5) Integer rating) {}

    /** No more than the ratings: whoever rates someone is not shown who they are. */
    record RatingView(String clerkUserId, BigDecimal customerRating, BigDecimal runnerRating) {

        static RatingView of(User user) {
            return new RatingView(
                    user.clerkUserId(),
                    user.asCustomer().average(),
                    user.asRunner().average());
        }
    }

    @POST
    @Path("{id}/update-customer-rating")
    public Uni<RatingView> rateCustomer(@PathParam("id") Key id, @NotNull @Valid RatingBody body) {
        return rate(
                id,
                new UserCommand.RateCustomer(
                        body.orderId, body.rating, identity.caller().id(), clock.instant()));
    }

    @POST
    @Path("{id}/update-runner-rating")
    public Uni<RatingView> rateRunner(@PathParam("id") Key id, @NotNull @Valid RatingBody body) {
        return rate(
                id,
                new UserCommand.RateRunner(
                        body.orderId, body.rating, identity.caller().id(), clock.instant()));
    }

    private Uni<RatingView> rate(Key id, UserCommand command) {
        return users.tell(id, command).map(RatingView::of);
    }
}
