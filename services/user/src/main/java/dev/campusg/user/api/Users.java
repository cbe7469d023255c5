package dev.campusg.user.api;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.user.application.UserFacts;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What requests have in common: everybody reads and changes only themselves; services and administrators anyone. */
@Singleton
class Users {

    private final Participant<User, UserCommand, UserEvent> users;
    private final RequestIdentity identity;

    Users(Participant<User, UserCommand, UserEvent> users, RequestIdentity identity) {
        this.users = users;
        this.identity = identity;
    }

    void requireSelf(String userId) {
        identity.caller().requireSelfOr(userId, Role.SERVICE, Role.ADMIN);
    }

    Uni<User> find(Key id) {
        requireSelf(id.value());
        return Uni.createFrom()
                .completionStage(() -> users.streams().current(id.value()))
                .map(current -> switch (current.state().status()) {
                    case ACTIVE -> current.state();
                    case UNKNOWN, DELETED -> throw Rejected.notFound("USER_NOT_FOUND", "there is no such user");
                });
    }

    Uni<User> change(Key id, UserCommand command) {
        requireSelf(id.value());
        return tell(id, command);
    }

    /** A command that is not about the caller's own data; the decider knows whom it is for. */
    Uni<User> tell(Key id, UserCommand command) {
        Metadata metadata = identity.metadata();
        return Uni.createFrom()
                .completionStage(() -> users.run(id.value(), metadata, command, UserFacts::of))
                .map(current -> current.state());
    }
}
