package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayKillIT {

    private static final int STREAMS = 20;
    private static final int ROUNDS = 200;

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create_the_database() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close_the_database() {
        database.close();
    }

    private record Line(String holder, long id, String stream, int number) {}

    @Test
    void nothing_is_lost_or_reordered_when_a_relay_is_killed_in_the_midst_of_publishing() throws Exception {
        Path file = folder.resolve("published");
        Thread writing = Thread.startVirtualThread(this::commitMessages);
        Process first = RelayProcess.start("first", database, file);
        Process second = null;
        try {
            Await.until("the first relay publishes", () -> lines(file).size() > 500);
            second = RelayProcess.start("second", database, file);
            first.destroyForcibly().waitFor();
            int publishedByFirst = lines(file).size();
            writing.join();
            Await.until(
                    "the second relay has published the rest",
                    () -> database.ask("select id from es.outbox limit 1").isEmpty());

            List<Line> lines = lines(file);
            assertThat(lines.subList(0, publishedByFirst))
                    .extracting(Line::holder)
                    .containsOnly("first");
            assertThat(lines.subList(publishedByFirst, lines.size()))
                    .extracting(Line::holder)
                    .containsOnly("second");
            assertPublishedInOrder(lines);
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.destroyForcibly().waitFor();
            }
        }
    }

    private void commitMessages() {
        PostgresEventStore store = database.store();
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            IntStream.range(0, STREAMS)
                    .mapToObj(stream -> store.commit(message(new StreamId("order", "" + stream), number)))
                    .toList()
                    .forEach(Await::answer);
        }
    }

    private static Step message(StreamId stream, int number) {
        return new Step(
                stream,
                0,
                new Metadata(null, null, "tester"),
                List.of(),
                null,
                List.of(new OutboxMessage("topic", stream.toString(), "" + number, Map.of())),
                List.of(),
                null);
    }

    private static void assertPublishedInOrder(List<Line> lines) {
        Set<Long> seen = new HashSet<>();
        List<Line> once = lines.stream().filter(line -> seen.add(line.id)).toList();
        assertThat(once).hasSize(STREAMS * ROUNDS);
        for (int stream = 0; stream < STREAMS; stream++) {
            String name = "order-" + stream;
            assertThat(once.stream().filter(line -> line.stream.equals(name)).map(Line::number))
                    .isEqualTo(IntStream.range(0, ROUNDS).boxed().toList());
        }
    }

    private static List<Line> lines(Path file) {
        try {
            return !Files.exists(file)
                    ? List.of()
                    : Files.readString(file)
                            .lines()
                            .map(line -> line.split(" "))
                            .map(parts ->
                                    new Line(parts[0], Long.parseLong(parts[1]), parts[2], Integer.parseInt(parts[3])))
                            .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
