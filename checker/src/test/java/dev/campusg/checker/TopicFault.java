package dev.campusg.checker;

import dev.campusg.eventstore.testkit.history.TopicRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Something done to the topics that no service would do. */
record TopicFault(String what, UnaryOperator<List<TopicRecord>> change, String rule, String subject) {

    static List<TopicFault> all(Stories it) {
        return List.of(
                new TopicFault(
                        "a reply is lost",
                        without(said("order.created", it.offered)),
                        "command-without-reply",
                        it.offered),
                new TopicFault(
                        "a command is lost",
                        without(said("hold_funds", it.offered)),
                        "message-not-published",
                        it.offered),
                new TopicFault(
                        "a handled command is lost",
                        without(said("hold_funds", it.offered)),
                        "handled-what-nobody-sent",
                        it.offered),
                new TopicFault(
                        "a fact is lost",
                        without(said("ORDER_ACCEPTED", it.accepted)),
                        "message-not-published",
                        it.accepted),
                new TopicFault(
                        "a body is changed",
                        rewritten(said("escrow.funds_held", it.offered), "14.50", "14.49"),
                        "published-is-not-what-was-said",
                        it.offered),
                new TopicFault(
                        "a key is changed",
                        each(
                                said("ORDER_ACCEPTED", it.accepted),
                                record -> at(record, record.offset(), "else", record.value())),
                        "published-is-not-what-was-said",
                        it.accepted),
                new TopicFault(
                        "a repetition says something else",
                        again(said("escrow.funds_held", it.offered), "14.50", "14.49"),
                        "published-differently",
                        it.offered),
                new TopicFault(
                        "a command gets two replies",
                        again(said("escrow.funds_held", it.offered), "\"message_id\":\"", "\"message_id\":\"other-"),
                        "command-has-two-replies",
                        it.offered),
                new TopicFault(
                        "something is said that never happened",
                        again(said("ORDER_ACCEPTED", it.accepted), "\"message_id\":\"", "\"message_id\":\"other-"),
                        "said-by-nobody",
                        "other-"),
                new TopicFault(
                        "a message is not handled",
                        again(said("cancel_order", it.cancelled), "\"message_id\":\"", "\"message_id\":\"other-"),
                        "message-not-handled",
                        it.cancelled),
                new TopicFault(
                        "a stage is told before the one before",
                        swapped(said("ORDER_ACCEPTED", it.completed), said("ORDER_UPDATED", it.completed)),
                        "published-out-of-order",
                        it.completed),
                new TopicFault(
                        "nonsense is not put aside",
                        again(said("cancel_order", it.cancelled), "{", "nonsense"),
                        "poison-not-put-aside",
                        "order_commands/"));
    }

    private static Predicate<TopicRecord> said(String type, String key) {
        return record -> key.equals(record.key()) && record.value().startsWith("{\"type\":\"" + type + "\"");
    }

    private static UnaryOperator<List<TopicRecord>> without(Predicate<TopicRecord> which) {
        return records -> records.stream().filter(which.negate()).toList();
    }

    private static UnaryOperator<List<TopicRecord>> each(
            Predicate<TopicRecord> which, Function<TopicRecord, TopicRecord> change) {
        return records -> records.stream()
                .map(record -> which.test(record) ? change.apply(record) : record)
                .toList();
    }

    private static UnaryOperator<List<TopicRecord>> rewritten(Predicate<TopicRecord> which, String old, String fresh) {
        return each(
                which,
                record ->
                        at(record, record.offset(), record.key(), record.value().replace(old, fresh)));
    }

    /** The same again at the end of its partition, with other words in it. */
    private static UnaryOperator<List<TopicRecord>> again(Predicate<TopicRecord> which, String old, String fresh) {
        return records -> {
            List<TopicRecord> more = new ArrayList<>(records);
            records.stream()
                    .filter(which)
                    .findFirst()
                    .ifPresent(first -> more.add(
                            at(first, 1_000_000, first.key(), first.value().replace(old, fresh))));
            return more;
        };
    }

    /** What the second says comes before the first. */
    private static UnaryOperator<List<TopicRecord>> swapped(Predicate<TopicRecord> one, Predicate<TopicRecord> other) {
        return records -> {
            List<TopicRecord> changed =
                    new ArrayList<>(records.stream().filter(one.negate()).toList());
            int last = 0;
            for (int i = 0; i < changed.size(); i++) {
                last = other.test(changed.get(i)) ? i : last;
            }
            long offset = changed.get(last).offset();
            records.stream()
                    .filter(one)
                    .forEach(record -> changed.add(at(record, offset + 1_000, record.key(), record.value())));
            return changed;
        };
    }

    private static TopicRecord at(TopicRecord record, long offset, String key, String value) {
        return new TopicRecord(record.topic(), record.partition(), offset, key, value, record.at());
    }

    @Override
    public String toString() {
        return what;
    }
}
