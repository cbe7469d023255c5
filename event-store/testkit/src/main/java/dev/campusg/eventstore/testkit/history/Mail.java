package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.messaging.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is on the topics, and until when some of them have forgotten. */
public final class Mail {

    /** Clocks of databases, producers and brokers need not agree better than this. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final List<Letter> all = new ArrayList<>();
    private final Map<String, List<Letter>> byId = new HashMap<>();
    private final Map<String, Instant> trimmedUntil;
    private final RecordReader reader;

    /** A record and what it says. */
    public record Letter(TopicRecord record, Optional<Received<?>> message, boolean poison) {}

    /**
     * @param records each partition in its order
     * @param trimmedUntil for topics whose beginning is gone: the time of the first record that is left
     */
    public Mail(Collection<TopicRecord> records, Map<String, Instant> trimmedUntil, RecordReader reader) {
        this.trimmedUntil = Map.copyOf(trimmedUntil);
        this.reader = reader;
        for (TopicRecord record : records) {
            Optional<Received<?>> message = reader.read(record);
            Letter letter = new Letter(record, message, message.isEmpty() && reader.isPoison(record));
            all.add(letter);
            message.ifPresent(said -> byId.computeIfAbsent(said.messageId(), _ -> new ArrayList<>(1))
                    .add(letter));
        }
    }

    public List<Letter> all() {
        return all;
    }

    /** Each time a message was published, in the order of its partition. */
    public List<Letter> published(String messageId) {
        return byId.getOrDefault(messageId, List.of());
    }

    /** The ids of all messages. */
    public Set<String> ids() {
        return byId.keySet();
    }

    boolean same(String one, String other) {
        return one.equals(other) || reader.same(one, other);
    }

    /** What a message says; null if it is nowhere. */
    public @Nullable Received<?> message(String messageId) {
        List<Letter> letters = published(messageId);
        return letters.isEmpty() ? null : letters.getFirst().message().orElseThrow();
    }

    /** Whether what was published on a topic then may be gone by now. */
    public boolean mayBeGone(String topic, Instant then) {
        Instant until = trimmedUntil.get(topic);
        return until != null && then.isBefore(until.plus(CLOCKS));
    }

    public Map<String, Instant> trimmedUntil() {
        return trimmedUntil;
    }
}
