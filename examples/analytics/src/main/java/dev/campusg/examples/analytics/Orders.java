package dev.campusg.examples.analytics;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All orders, folded from messages. Which message tells what:
 *
 * <ul>
 *   <li>{@code create_order}: at which store. The reply {@code order.created} names the order, and in its
 *       {@code causation_id} the command; so an order that was not given its id by whoever asked is found, too.
 *   <li>{@code order.status_updated} to {@code CREATED}: on offer from now on.
 *   <li>{@code ORDER_CREATED}, {@code ORDER_ACCEPTED}: facts that carry the whole order in {@code event}.
 *   <li>{@code order.cancelled}: cancelled, and why. {@code ORDER_CANCELLED}: cancelled over REST; nobody tells why.
 * </ul>
 *
 * Messages come at least once and, between topics, in any order. The first is met by remembering message ids, the second
 * by a fold that does not care.
 */
final class Orders {

    /** So many of the latest message ids are remembered; a repetition from further back changes no answer either. */
    private static final int REMEMBERED = 1_000_000;

    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, String> storeOfCommand = new HashMap<>();
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Tally tally = new Tally();

    /** How many messages were of which use. */
    static final class Tally {
        long used;
        long repeated;
        long ofNoUse;
        long unreadable;

        long all() {
            return used + repeated + ofNoUse + unreadable;
        }
    }

    void hear(@Nullable String value) {
        Said said = Said.read(value).orElse(null);
        if (said == null) {
            tally.unreadable++;
        } else if (!seen.add(said.messageId())) {
            tally.repeated++;
        } else if (fold(said)) {
            tally.used++;
        } else {
            tally.ofNoUse++;
        }
    }

    /** False for types that answer no question of ours, among them those that did not exist when this was written. */
    private boolean fold(Said said) {
        return switch (said.type()) {
            case "create_order" -> remember(said);
            case "order.created" -> tell(said, Story.created(said.at(), said.causationId(), null));
            case "order.status_updated" ->
                said.text("status").filter("CREATED"::equals).isPresent() && tell(said, Story.offered(said.at()));
            case "order.cancelled" ->
                tell(said, Story.cancelled(said.at(), said.text("reason").orElse(null)));
            case "ORDER_CREATED" -> tell(said, Story.created(said.at(), null, ofOrder(said, "storeLocation")));
            case "ORDER_ACCEPTED" -> tell(said, Story.accepted(said.at(), ofOrder(said, "storeLocation")));
            case "ORDER_CANCELLED" -> tell(said, Story.cancelled(said.at(), ofOrder(said, "cancelReason")));
            default -> false;
        };
    }

    private boolean remember(Said command) {
        for (String details : List.of("order_details", "orderDetails")) {
            Said.text(command.payload().path(details), "storeLocation", "store_location")
                    .ifPresent(store -> storeOfCommand.put(command.messageId(), store));
        }
        return true;
    }

    private boolean tell(Said said, Story story) {
        Optional<String> order = said.text("order_id", "orderId");
        order.ifPresent(id -> stories.merge(id, story, Story::and));
        return order.isPresent();
    }

    private static @Nullable String ofOrder(Said fact, String field) {
        return Said.text(fact.order(), field).orElse(null);
    }

    /** The orders whose beginning was heard: of others, too little is known to count them. */
    Stream<Story> stories() {
        return stories.values().stream()
                .filter(story -> story.created() != null)
                .map(this::placed);
    }

    private Story placed(Story story) {
        String store = story.askedBy() == null ? null : storeOfCommand.get(story.askedBy());
        return store == null ? story : story.at(store);
    }

    Tally tally() {
        return tally;
    }
}
