package dev.campusg.notification.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users were told and what was told of orders, the newest first; what was taken back is gone. */
@Singleton
public class Inbox {

    /** Most notifications of one order that are listed; an order has some thirty moments at most, twice told. */
    private static final int MAX_OF_ORDER = 200;

    private final Documents<Notification> notifications;

    Inbox(Pool pool, ObjectMapper mapper) {
        this.notifications = Documents.of(
                        pool, Notifications.CATEGORY, new JacksonState<Notification>(mapper, 1, Notification.class))
                .only("state ->> 'revertedAt' is null")
                .orderedBy("created_at desc, id desc");
    }

    public Uni<Page<Notification>> of(String userId, PageRequest page) {
        return ofUser(userId).page(page, (told, _) -> told);
    }

    public Uni<Page<Notification>> unread(String userId, PageRequest page) {
        return ofUser(userId).only("state ->> 'readAt' is null").page(page, (told, _) -> told);
    }

    private Documents<Notification> ofUser(String userId) {
        return notifications.where("state ->> 'userId'", userId);
    }

    /** @param userId null for what anybody was told */
    public Uni<List<Notification>> ofOrder(String orderId, @Nullable String userId) {
        return ofOrder(orderId, userId, null, MAX_OF_ORDER);
    }

    public Uni<Optional<Notification>> latestOfOrder(String orderId, @Nullable String userId, @Nullable String type) {
        return ofOrder(orderId, userId, type, 1).map(found -> found.stream().findFirst());
    }

    private Uni<List<Notification>> ofOrder(String orderId, @Nullable String userId, @Nullable String type, int most) {
        return notifications
                .where("state ->> 'orderId'", orderId)
                .where("state ->> 'userId'", userId)
                .where("state ->> 'type'", type)
                .first(most, (told, _) -> told);
    }
}
