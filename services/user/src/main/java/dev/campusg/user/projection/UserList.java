package dev.campusg.user.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.user.application.UserService;
import dev.campusg.user.domain.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Everyone there is, the newest first. */
@Singleton
public class UserList {

    private final Documents<User> users;

    UserList(Pool pool, ObjectMapper mapper) {
        this.users = Documents.of(pool, UserService.CATEGORY, new JacksonState<User>(mapper, 1, User.class))
                .only("state ->> 'status' = 'ACTIVE'")
                .orderedBy("created_at desc, id");
    }

    public Uni<Page<User>> page(PageRequest request) {
        return users.page(request, (user, _) -> user);
    }
}
