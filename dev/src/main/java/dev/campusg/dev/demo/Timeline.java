package dev.campusg.dev.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts what comes from several sources into the order in which it happened, and hands it on as lines. What is too fresh
 * is held back for a moment: something older may still be on its way.
 */
final class Timeline {
    private final Instant begun;
    private final Palette palette;
    private final Consumer<String> lines;
    private final Set<String> seen = new HashSet<>();
    private final Queue<Arrival> waiting = new PriorityQueue<>(
            Comparator.comparing((Arrival it) -> it.entry.time()).thenComparing(Arrival::number));
    private int arrived;

    /** What happened at the same time keeps the order in which it came. */
    private record Arrival(int number, Entry entry) {}

    Timeline(Instant begun, Palette palette, Consumer<String> lines) {
        this.begun = begun;
        this.palette = palette;
        this.lines = lines;
    }

    void add(List<Entry> entries) {
        entries.stream().filter(it -> seen.add(it.id())).forEach(it -> waiting.add(new Arrival(arrived++, it)));
    }

    /** Somebody does something, now. */
    void note(String who, String what, String detail) {
        var now = Instant.now();
        add(List.of(new Entry(who + what + now, now, Entry.Source.OURSELVES, who, what, detail)));
    }

    /** Hands on everything up to an instant. */
    void release(Instant until) {
        while (!waiting.isEmpty() && !waiting.peek().entry.time().isAfter(until)) {
            lines.accept(line(waiting.remove().entry));
        }
    }

    private String line(Entry entry) {
        double seconds = Duration.between(begun, entry.time()).toNanos() / 1e9;
        var time = "%+8.3f s".formatted(seconds);
        var what = switch (entry.source()) {
            case MESSAGE -> "  · " + entry.what();
            case EVENT -> "  ● " + entry.what();
            case STEP -> entry.what();
            case OURSELVES -> "▶ " + entry.what();
        };
        var text = "  %s  %-17s  %-34s  %s"
                .formatted(time, entry.who(), what, entry.detail())
                .stripTrailing();
        return palette.paint(entry.source(), text);
    }
}
