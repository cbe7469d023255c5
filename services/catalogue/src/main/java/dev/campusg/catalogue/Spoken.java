package dev.campusg.catalogue;

import dev.campusg.contracts.Message;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Topics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of message: what it is called, where it is said, and by what it is ordered.
 *
 * @param key the field of the payload whose value is the record's key
 * @param replies the types that may come back for a command; one of them does
 */
record Spoken(String type, Class<?> kind, Sort sort, String topic, String key, List<String> replies) {

    /** Of what is not in the payload, but is the key all the same. */
    static final String ORDER = "the order's id";

    enum Sort {
        COMMAND,
        REPLY,
        FACT;

        /** Commands are imperative, replies dotted, facts upper case. */
        static Sort of(String type) {
            if (type.contains(".")) {
                return REPLY;
            }
            return type.equals(type.toUpperCase(Locale.ROOT)) ? FACT : COMMAND;
        }
    }

    /** Every message there is, by topic, commands first, then by type. */
    static List<Spoken> all() {
        return Messages.byType().values().stream()
                .map(Spoken::of)
                .sorted(Comparator.comparingInt((Spoken one) -> Topics.ALL.indexOf(one.topic))
                        .thenComparing(Spoken::sort)
                        .thenComparing(Spoken::type))
                .toList();
    }

    static Spoken of(Class<? extends Message> kind) {
        String type = Message.typeOf(kind);
        Sort sort = Sort.of(type);
        return new Spoken(type, kind, sort, topic(kind, sort), key(kind, sort), replies(kind, sort));
    }

    boolean isCommand() {
        return sort == Sort.COMMAND;
    }

    private static String topic(Class<?> kind, Sort sort) {
        Message.On on = family(kind)
                .orElseThrow(() -> new IllegalStateException(
                        "No family of " + kind.getSimpleName() + " says where it is spoken: @Message.On is missing"));
        String topic = sort == Sort.COMMAND ? on.commands() : on.events();
        if (!Topics.ALL.contains(topic)) {
            throw new IllegalStateException(kind.getSimpleName() + " is said on '" + topic + "', which is no topic");
        }
        return topic;
    }

    private static Optional<Message.On> family(Class<?> kind) {
        return Optional.ofNullable(kind.getAnnotation(Message.On.class))
                .or(() -> Arrays.stream(kind.getInterfaces())
                        .map(Spoken::family)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Facts about a user are ordered by the user; everything else by the order it belongs to. */
    private static String key(Class<?> kind, Sort sort) {
        List<String> names = Fields.of(kind).stream().map(Field::name).toList();
        List<String> candidates =
                sort == Sort.FACT ? List.of("clerkUserId", "orderId", "order_id") : List.of("order_id", "orderId");
        return candidates.stream().filter(names::contains).findFirst().orElse(ORDER);
    }

    private static List<String> replies(Class<?> kind, Sort sort) {
        Message.Replies replies = kind.getAnnotation(Message.Replies.class);
        if ((replies != null) != (sort == Sort.COMMAND)) {
            throw new IllegalStateException("A command, and nothing else, says @Message.Replies: " + kind);
        }
        return replies == null
                ? List.of()
                : Arrays.stream(replies.value()).map(Message::typeOf).toList();
    }
}
