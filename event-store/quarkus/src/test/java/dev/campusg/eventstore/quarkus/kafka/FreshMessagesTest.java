package dev.campusg.eventstore.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import dev.campusg.eventstore.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FreshMessagesTest {

    private final FreshMessages fresh = new FreshMessages();

    @Test
    void nothing_goes_before_the_database_was_asked() {
        fresh.committed(messages(1, 2));
        assertThat(fresh.next(10)).isEmpty();
        assertThat(fresh.areStuck()).isTrue();
    }

    @Test
    void what_follows_what_was_seen_goes_at_once() {
        fresh.taken(new Taken(true, 1, messages(1, 2)));
        fresh.committed(messages(3, 4, 5));
        assertThat(fresh.next(2)).isEqualTo(messages(3, 4));
        assertThat(fresh.next(2)).isEqualTo(messages(5));
        assertThat(fresh.areStuck()).isFalse();
    }

    @Test
    void what_is_behind_a_gap_waits_until_the_gap_is_filled() {
        fresh.taken(new Taken(true, 1, List.of()));
        fresh.committed(messages(3));
        assertThat(fresh.next(10)).isEmpty();
        assertThat(fresh.areStuck()).isTrue();
        fresh.committed(messages(1, 2));
        assertThat(fresh.next(10)).isEqualTo(messages(1, 2, 3));
    }

    @Test
    void a_gap_ends_when_the_floor_of_the_outbox_is_above_it() {
        fresh.taken(new Taken(true, 1, List.of()));
        fresh.committed(messages(5));
        assertThat(fresh.next(10)).isEmpty();
        fresh.taken(new Taken(true, 5, List.of()));
        assertThat(fresh.next(10)).isEqualTo(messages(5));
    }

    @Test
    void what_the_database_gave_does_not_go_again() {
        fresh.taken(new Taken(true, 1, List.of()));
        fresh.committed(messages(2, 3));
        fresh.taken(new Taken(true, 1, messages(2, 3)));
        assertThat(fresh.areStuck()).isFalse();
        fresh.committed(messages(1));
        assertThat(fresh.next(10)).isEqualTo(messages(1));
        fresh.committed(messages(3));
        assertThat(fresh.next(10)).isEmpty();
    }

    @Test
    void more_than_can_wait_is_left_to_the_database() {
        fresh.taken(new Taken(true, 1, List.of()));
        LongStream.rangeClosed(1, FreshMessages.MOST + 1L).forEach(id -> fresh.committed(messages(id)));
        assertThat(fresh.next(FreshMessages.MOST * 2)).hasSize(FreshMessages.MOST);
        fresh.committed(messages(FreshMessages.MOST + 2));
        assertThat(fresh.next(10)).as("behind the one that was left").isEmpty();
    }

    /**
     * Two replicas commit at random; as in the database, ids are drawn while a stream is locked, so they follow the
     * stream's order, but become visible in any order; some are never used. Whenever this replica publishes, from memory
     * or from the database, each stream's messages come in their order, and at the end all have come.
     */
    @Test
    void streams_keep_their_order_whoever_commits_and_whatever_is_lost() {
        for (long seed = 1; seed <= 300; seed++) {
            new TwoReplicas(seed).run();
        }
    }

    private static final class TwoReplicas {
        private static final int STREAMS = 4;

        private final long seed;
        private final Random random;
        private final FreshMessages fresh = new FreshMessages();
        private final TreeMap<Long, Pending> table = new TreeMap<>();
        private final List<Transaction> open = new ArrayList<>();
        private final int[] written = new int[STREAMS];
        private final int[] published = new int[STREAMS];
        private long drawn;
        private long unpublishedFrom = 1;

        private record Transaction(int stream, boolean ours, List<Pending> messages) {}

        TwoReplicas(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int turn = 0; turn < 200; turn++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> begin();
                    case 2 -> end();
                    case 3 -> fresh.next(1 + random.nextInt(5)).forEach(this::publish);
                    default -> {
                        if (random.nextInt(4) == 0) {
                            ask();
                        }
                    }
                }
            }
            while (!open.isEmpty()) {
                end();
            }
            ask();
            assertThat(published).as("seed %d", seed).isEqualTo(written);
        }

        private void begin() {
            int stream = random.nextInt(STREAMS);
            if (open.stream().anyMatch(other -> other.stream() == stream)) {
                return;
            }
            List<Pending> messages = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> new Pending(++drawn, message(stream, written[stream] + i)))
                    .toList();
            open.add(new Transaction(stream, random.nextBoolean(), messages));
        }

        private void end() {
            if (open.isEmpty()) {
                return;
            }
            Transaction ended = open.remove(random.nextInt(open.size()));
            if (random.nextInt(6) > 0) {
                written[ended.stream()] += ended.messages().size();
                ended.messages().forEach(message -> table.put(message.id(), message));
                if (ended.ours()) {
                    fresh.committed(ended.messages());
                }
            }
        }

        private void ask() {
            long floor = open.stream()
                    .flatMap(other -> other.messages().stream())
                    .mapToLong(Pending::id)
                    .min()
                    .orElse(drawn + 1);
            floor = Math.min(floor, table.isEmpty() ? drawn + 1 : table.firstKey());
            unpublishedFrom = Math.max(unpublishedFrom, floor);
            Taken taken = new Taken(true, unpublishedFrom, List.copyOf(table.values()));
            fresh.taken(taken);
            taken.messages().forEach(this::publish);
        }

        private void publish(Pending message) {
            int stream = Integer.parseInt(message.message().key());
            assertThat(message.message().value())
                    .as("the next of stream %d, seed %d", stream, seed)
                    .isEqualTo(Integer.toString(published[stream]++));
            table.remove(message.id());
        }
    }

    private static List<Pending> messages(long... ids) {
        return LongStream.of(ids)
                .mapToObj(id -> new Pending(id, message(0, (int) id)))
                .toList();
    }

    private static OutboxMessage message(int stream, int number) {
        return new OutboxMessage("topic", Integer.toString(stream), Integer.toString(number), Map.of());
    }
}
