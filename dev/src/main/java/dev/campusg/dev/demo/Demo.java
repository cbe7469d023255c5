package dev.campusg.dev.demo;

import dev.campusg.dev.demo.Story.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Plays six orders against the running system; ends with 0 if each ended as the contract says, else with 1. */
public final class Demo {
    // Held, because the log manager itself forgets loggers that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    private final Palette palette = Palette.ofTerminal();
    private final Client client;
    private final Endpoints endpoints;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private Demo(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.client = new Client(endpoints);
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.SEVERE);
        try {
            System.exit(new Demo(new Endpoints(System.getenv())).play() ? 0 : 1);
        } catch (DemoFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private boolean play() {
        var begun = Instant.now();
        var before = Survey.balance(client);
        var endings = new LinkedHashMap<Scenario, Ending>();
        try (var feed = new Feed(endpoints)) {
            for (var scenario : Scenario.ALL) {
                endings.put(scenario, play(scenario, endings.size() + 1, feed));
            }
        }
        var after = Survey.balance(client);
        var money = Checks.ofMoney(
                before, after, endings.values().stream().map(Ending::outcome).toList());
        boolean well = money.isEmpty()
                && endings.values().stream().allMatch(it -> it.wrong().isEmpty());
        Receipts.of(endings.firstEntry().getValue().orderId(), client, palette).forEach(System.out::println);
        Summary.of(endings, palette).forEach(System.out::println);
        Ledger.of(endings, palette).forEach(System.out::println);
        System.out.println();
        tellMoney(after.minus(before), after, money);
        System.out.println(palette.verdict(
                well,
                "%s after %.1f s"
                        .formatted(
                                well ? "All as the contract says," : "Not as the contract says,",
                                Duration.between(begun, Instant.now()).toMillis() / 1e3)));
        return well;
    }

    private Ending play(Scenario scenario, int number, Feed feed) {
        System.out.println();
        System.out.println(palette.title("%d. %s".formatted(number, scenario.title())));
        var timeline = new Timeline(Instant.now(), palette, System.out::println);
        return Story.play(scenario, run, client, feed, timeline);
    }

    private void tellMoney(Balance meanwhile, Balance after, List<String> wrong) {
        System.out.println("Money, this run: " + meanwhile);
        System.out.println("Money, ever:     " + after);
        wrong.forEach(it -> System.out.println(palette.verdict(false, "  " + it)));
    }
}
