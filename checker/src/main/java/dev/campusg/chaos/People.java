package dev.campusg.chaos;

import dev.campusg.chaos.Web.Asker;
import dev.campusg.dev.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Those who order, with every kind of card there is, and those who deliver. */
record People(List<String> customers, List<String> runners) {

    private static final int PER_CARD = 3;
    private static final int RUNNERS = 6;
    private static final String GOOD_CARD = "pm_card_visa";

    /** Good ones come up more often. */
    private static final List<String> CARDS = List.of(
            GOOD_CARD,
            GOOD_CARD,
            GOOD_CARD,
            GOOD_CARD,
            "pm_card_chargeDeclined",
            "pm_card_insufficientFunds",
            "pm_card_processingError",
            "pm_card_timeout",
            "pm_card_slow",
            "pm_card_duplicate",
            "pm_card_revertFailsTwice",
            "pm_card_releaseFailsTwice");

    static People registeredBy(Web web) {
        List<String> customers = new ArrayList<>();
        for (String card : CARDS) {
            for (int i = 0; i < PER_CARD; i++) {
                customers.add(customer(web, card));
            }
        }
        customers.add("nobody-knows-me");
        List<String> runners = new ArrayList<>();
        for (int i = 0; i < RUNNERS; i++) {
            runners.add(runner(web));
        }
        return new People(List.copyOf(customers), List.copyOf(runners));
    }

    static String customer(Web web) {
        return customer(web, GOOD_CARD);
    }

    private static String customer(Web web, String card) {
        String id = registered(web, "customer-");
        String body =
                "{\"payment_method_id\":\"%s\",\"brand\":\"visa\",\"last4\":\"4242\",\"exp_month\":12,\"exp_year\":2040}"
                        .formatted(card);
        must(web.post(Service.USER, "/api/user/" + id + "/payment-methods", Asker.customer(id), body));
        return id;
    }

    static String runner(Web web) {
        String id = registered(web, "runner-");
        String body = "{\"stripeConnectAccountId\":\"acct_%s\"}".formatted(id.substring(id.length() - 12));
        must(web.put(Service.USER, "/api/user/" + id + "/connect-account", Asker.customer(id), body));
        return id;
    }

    private static String registered(Web web, String kind) {
        String id = kind + UUID.randomUUID();
        String body =
                "{\"clerkUserId\":\"%1$s\",\"username\":\"%1$s\",\"email\":\"%1$s@campus.example\"}".formatted(id);
        must(web.post(Service.USER, "/api/user/sync-from-frontend", Asker.customer(id), body));
        return id;
    }

    private static void must(Web.Answer answer) {
        if (!answer.isFine()) {
            throw new IllegalStateException("a user cannot be registered: " + answer);
        }
    }

    String anyCustomer(Random random) {
        return customers.get(random.nextInt(customers.size()));
    }

    String anyRunner(Random random) {
        return runners.get(random.nextInt(runners.size()));
    }
}
