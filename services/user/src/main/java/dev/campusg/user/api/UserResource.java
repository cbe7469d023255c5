package dev.campusg.user.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.user.application.UserView;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.projection.UserList;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Who people are. */
@Path("/api/user")
class UserResource {

    private final Users users;
    private final UserList list;
    private final RequestIdentity identity;
    private final Clock clock;

    UserResource(Users users, UserList list, RequestIdentity identity, Clock clock) {
        this.users = users;
        this.list = list;
        this.identity = identity;
        this.clock = clock;
    }

    /** What the identity provider and the person say; null where nothing is said. */
    record ProfileBody(
            @Nullable @Size(max = 100) String username,

            @Nullable @Email @Size(max = 254) String email,

            @Nullable @Size(max = 100) @JsonAlias("first_name")
            String firstName,

            @Nullable @Size(max = 100) @JsonAlias("last_name")
            String lastName,

            @Nullable @Size(max = 40) @JsonAlias("phone_number")
            String phoneNumber) {

        Profile profile() {
            return new Profile(username, email, firstName, lastName, phoneNumber);
        }
    }

    record SyncBody(
            @NotNull @Pattern(regexp = Key.FORM) @JsonAlias({"clerk_user_id", "userId", "user_id", "id"})
            String clerkUserId,

            @Nullable @Size(max = 100) String username,

            @Nullable @Email @Size(max = 254) String email,

            @Nullable @Size(max = 100) @JsonAlias("first_name")
            String firstName,

            @Nullable @Size(max = 100) @JsonAlias("last_name")
            String lastName,

            @Nullable @Size(max = 40) @JsonAlias("phone_number")
            String phoneNumber) {}

    @POST
    @Path("sync-from-frontend")
    public Uni<UserView> sync(@NotNull @Valid SyncBody body) {
        Profile profile = new Profile(body.username, body.email, body.firstName, body.lastName, body.phoneNumber);
        return users.change(new Key(body.clerkUserId), new UserCommand.Sync(body.clerkUserId, profile, clock.instant()))
                .map(UserView::of);
    }

    /** A user without an account at the identity provider, for tests and guests. */
    @POST
    @Path("temp")
    @ResponseStatus(201)
    public Uni<UserView> temporary(Optional<@Valid ProfileBody> body) {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        Key id = new Key("temp_" + identity.allottedId());
        Profile profile = body.map(ProfileBody::profile).orElse(Profile.UNKNOWN);
        return users.tell(id, new UserCommand.Sync(id.value(), profile, clock.instant()))
                .map(UserView::of);
    }

    @GET
    @Path("list-users")
    public Uni<Page<UserView>> all(@BeanParam PageRequest page) {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        return list.page(page).map(found -> found.map(UserView::of));
    }

    @GET
    @Path("{id}")
    public Uni<UserView> byId(@PathParam("id") Key id) {
        return users.find(id).map(UserView::of);
    }

    @PUT
    @Path("{id}")
    public Uni<UserView> change(@PathParam("id") Key id, @NotNull @Valid ProfileBody body) {
        return users.change(id, new UserCommand.ChangeProfile(body.profile(), clock.instant()))
                .map(UserView::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(@PathParam("id") Key id) {
        return users.change(id, new UserCommand.Delete(clock.instant())).replaceWithVoid();
    }
}
