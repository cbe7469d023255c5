package dev.campusg.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    private static final Instant NOW = Instant.parse("2030-01-31T09:30:00.123Z");

    private final Uuid7 frozen = new Uuid7(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void it_is_version_7_and_begins_with_the_time() {
        UUID id = frozen.create();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void each_sorts_after_the_one_before_even_when_time_stands_still() {
        List<String> ids =
                Stream.generate(() -> frozen.create().toString()).limit(10_000).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_something_caused_has_one_id_and_what_something_else_caused_another() {
        UUID id = UUID.fromString(Uuid7.of(NOW, "order-1@5"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(Uuid7.of(NOW, "order-1@5")).isEqualTo(id.toString());
        assertThat(Uuid7.of(NOW, "order-1@6")).isNotEqualTo(id.toString());
        assertThat(Uuid7.of(NOW.plusMillis(1), "order-1@5")).isGreaterThan(id.toString());
    }

    @Test
    void threads_do_not_get_the_same() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100_000).parallel().forEach(i -> ids.add(Uuid7.next()));
        assertThat(ids).hasSize(100_000);
    }
}
