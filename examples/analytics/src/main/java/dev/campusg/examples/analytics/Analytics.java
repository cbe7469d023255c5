package dev.campusg.examples.analytics;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./campusg analytics [--follow] [--zone ZONE]}: prints what the topics answer, and with --follow goes on. */
public final class Analytics {

    /** Where to find all that the questions need, see docs/events.md. */
    private static final List<String> TOPICS = List.of("order_commands", "order_events");

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Analytics() {}

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        boolean follow = false;
        ZoneId zone = ZoneId.of("UTC");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--follow" -> follow = true;
                case "--zone" -> zone = zone(++i < arguments.length ? arguments[i] : "");
                default -> refuse("usage: ./campusg analytics [--follow] [--zone Asia/Singapore]");
            }
        }
        String servers = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092");
        try (Feed feed =
                new Feed(servers, TOPICS.stream().map(Analytics::nameHere).toList())) {
            Orders orders = new Orders();
            print(feed, orders, zone, System.out);
            while (follow) {
                if (feed.read(orders::hear)) {
                    print(feed, orders, zone, System.out);
                }
            }
        }
    }

    /** What the topics of a Kafka tell now. */
    public static void report(String servers, ZoneId zone, PrintStream out) {
        try (Feed feed = new Feed(servers, TOPICS)) {
            print(feed, new Orders(), zone, out);
        }
    }

    private static void print(Feed feed, Orders orders, ZoneId zone, PrintStream out) {
        feed.readToTheEnd(orders::hear);
        Orders.Tally tally = orders.tally();
        out.println(new Answers(orders, zone).all());
        out.printf(
                "From %d messages of %s: %d used, %d repeated, %d of other types, %d unreadable%n%n",
                tally.all(), String.join(" and ", TOPICS), tally.used, tally.repeated, tally.ofNoUse, tally.unreadable);
    }

    private static String nameHere(String topic) {
        return System.getenv().getOrDefault("KAFKA_TOPIC_" + topic.toUpperCase(Locale.ROOT), topic);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return refuse("'" + name + "' is no time zone; one is Asia/Singapore");
        }
    }

    private static ZoneId refuse(String why) {
        System.err.println(why);
        System.exit(2);
        throw new IllegalStateException(why);
    }
}
