package dev.campusg.user.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.user.domain.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** Everyone there is, the newest first. */
@Singleton
public class UserList {

    private static final String ACTIVE = " from es.stream where category = 'user' and state ->> 'status' = 'ACTIVE'";

    private final Pool pool;
    private final StateCodec<User> users;

    UserList(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.users = new JacksonState<>(mapper, 1, User.class);
    }

    public Uni<Page<User>> page(PageRequest request) {
        Uni<RowSet<Row>> count = pool.preparedQuery("select count(*)" + ACTIVE).execute();
        Uni<RowSet<Row>> rows = pool.preparedQuery(
                        "select state::text" + ACTIVE + " order by created_at desc, id limit $1 offset $2")
                .execute(Tuple.of(request.size(), request.offset()));
        return Uni.combine()
                .all()
                .unis(count, rows)
                .with((total, found) ->
                        Page.of(users(found), total.iterator().next().getLong(0), request));
    }

    private List<User> users(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> users.decode(row.getString(0)))
                .toList();
    }
}
