package dev.campusg.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.PaymentMessages.AuthorizePayment;
import dev.campusg.contracts.PaymentMessages.Card;
import dev.campusg.contracts.PaymentMessages.Charge;
import dev.campusg.contracts.PaymentMessages.Payer;
import dev.campusg.contracts.PaymentMessages.ReleasePayment;
import dev.campusg.contracts.PaymentMessages.RevertPayment;
import dev.campusg.payment.application.GatewayAnswer.Done;
import dev.campusg.payment.application.GatewayAnswer.Unanswered;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.domain.Terms;
import dev.campusg.payment.gateway.stripe.StripeGateway;
import dev.campusg.payment.gateway.stripe.StripeNews;
import dev.campusg.payment.gateway.stripe.StripeSettings;
import dev.campusg.payment.gateway.stripe.StripeStub;
import dev.campusg.payment.gateway.stripe.StripeStub.Fault;
import dev.campusg.payment.gateway.stripe.StripeStub.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payments over a real HTTP connection to what speaks like Stripe, with all that goes wrong on one. */
class StripeIT {

    private static final String ORDER = "0195a1b2-c3d4-7000-8000-000000000001";
    private static final String PAYMENT = DerivedId.PAYMENT.of(ORDER);
    private static final RevertPayment REVERT = new RevertPayment(PAYMENT, "cancelled");
    private static final ReleasePayment RELEASE = new ReleasePayment(PAYMENT, "rob", "acct_1");

    private final World world = new World();
    private final StripeStub stripe = new StripeStub();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StripeGateway gateway = waiting(Duration.ofSeconds(10));

    private StripeGateway waiting(Duration forAnAnswer) {
        return new StripeGateway(
                new StripeSettings("sk_test_stub", stripe.address(), Duration.ofSeconds(5), forAnAnswer),
                world,
                threads);
    }

    private void asksImpatiently() {
        world.gateway(waiting(Duration.ofMillis(150)));
    }

    StripeIT() throws IOException {
        world.gateway(gateway);
    }

    @AfterEach
    void stop() {
        stripe.close();
        threads.shutdownNow();
    }

    private void authorize(String card) {
        world.receive(
                new AuthorizePayment(
                        ORDER, new Payer("alice", "cus_1", new Card(card)), new Charge(1250, "noodles"), null),
                "c1");
        world.settle();
    }

    private void release(String id, String account) {
        world.receive(new ReleasePayment(PAYMENT, "rob", account), id);
        world.settle();
    }

    private List<String> told() {
        return world.said().stream()
                .map(said -> said.get("type").asText() + " "
                        + said.get("payload").path("error").asText("")
                        + said.get("payload").path("message").asText(""))
                .map(String::strip)
                .toList();
    }

    private List<Request> posts(String pathEnd) {
        return stripe.requests().stream()
                .filter(one -> one.method().equals("POST") && one.path().endsWith(pathEnd))
                .toList();
    }

    private void hear(String id, String type) throws IOException {
        JsonNode event =
                new ObjectMapper().readTree(stripe.ledger.event(id, type).encode());
        StripeNews news = StripeNews.of(event, world.instant()).orElseThrow();
        world.news()
                .hear(news.id(), news.orderId(), news.command())
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_card_is_held_first_and_captured_when_the_runner_is_paid_in_full() {
        authorize("pm_card_visa");
        assertThat(stripe.ledger.held()).isEqualTo(1);
        assertThat(stripe.ledger.captures()).isZero();
        release("l1", "acct_1");
        assertThat(told()).containsExactly("payment.authorized", "payment.released");
        assertThat(stripe.ledger.captures()).isEqualTo(1);
        assertThat(stripe.ledger.paidOut()).isEqualTo(1250);
        assertThat(posts("/payment_intents").getFirst().form())
                .containsAllEntriesOf(Map.of(
                        "amount", "1250",
                        "currency", "sgd",
                        "customer", "cus_1",
                        "payment_method", "pm_card_visa",
                        "capture_method", "manual",
                        "metadata[order_id]", ORDER,
                        "metadata[payment_id]", PAYMENT))
                .doesNotContainKey("confirm");
        assertThat(posts("/transfers").getFirst().form())
                .containsAllEntriesOf(
                        Map.of("destination", "acct_1", "source_transaction", "ch_pi_1", "transfer_group", PAYMENT));
        assertThat(stripe.requests())
                .filteredOn(one -> one.method().equals("POST"))
                .allMatch(one -> one.key().startsWith(PAYMENT + ":"));
    }

    @Test
    void answers_lost_on_the_way_are_asked_for_again_and_charge_once() {
        for (String path : List.of("/payment_intents", "/confirm", "/capture", "/transfers")) {
            stripe.failing(path, Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
        }
        authorize("pm_card_visa");
        world.pass(Duration.ofSeconds(30));
        release("l1", "acct_1");
        world.pass(Duration.ofSeconds(30));
        assertThat(told()).containsExactly("payment.authorized", "payment.released");
        assertThat(posts("/confirm"))
                .hasSizeGreaterThan(1)
                .extracting(Request::key)
                .containsOnly(PAYMENT + ":authorize:1");
        assertThat(stripe.ledger.holds()).isEqualTo(1);
        assertThat(stripe.ledger.captures()).isEqualTo(1);
        assertThat(stripe.ledger.transfers()).isEqualTo(1);
    }

    @Test
    void declines_are_final_and_say_why_but_not_that_a_card_was_stolen() {
        for (Map.Entry<String, String> one : Map.of(
                        "pm_card_chargeDeclined", "CARD_DECLINEDthe card was declined (generic_decline)",
                        "pm_card_insufficientFunds", "CARD_DECLINEDthe card was declined (insufficient_funds)",
                        "pm_card_stolen", "CARD_DECLINEDthe card was declined (generic_decline)",
                        "pm_card_authenticationRequired",
                                "CARD_DECLINEDthe card was declined (authentication_required)",
                        "pm_card_processingError", "PROCESSING_ERRORthe card processor had an error",
                        "pm_missing", "PROCESSING_ERRORthe card processor refused the request (resource_missing)")
                .entrySet()) {
            World fresh = new World();
            fresh.gateway(gateway);
            String order = one.getKey();
            fresh.receive(
                    new AuthorizePayment(
                            order, new Payer("alice", "cus_1", new Card(order)), new Charge(1250, ""), null),
                    "c1");
            fresh.settle();
            assertThat(fresh.said()).singleElement().satisfies(said -> {
                JsonNode payload = said.get("payload");
                assertThat(payload.get("error").asText()
                                + payload.get("message").asText())
                        .isEqualTo(one.getValue());
            });
        }
        assertThat(stripe.ledger.holds()).isZero();
    }

    @Test
    void too_many_requests_an_outage_and_a_wrong_key_are_waited_out() {
        stripe.failing("/payment_intents", Fault.RATE_LIMITED, Fault.UNREACHABLE, Fault.WRONG_KEY);
        stripe.failing("/confirm", Fault.UNREACHABLE, Fault.RATE_LIMITED);
        authorize("pm_card_visa");
        assertThat(told()).isEmpty();
        world.pass(Duration.ofSeconds(30));
        assertThat(told()).containsExactly("payment.authorized");
        assertThat(stripe.ledger.holds()).isEqualTo(1);
    }

    @Test
    void pauses_between_tries_grow() {
        stripe.failing("/payment_intents", Fault.UNREACHABLE, Fault.UNREACHABLE, Fault.UNREACHABLE, Fault.UNREACHABLE);
        authorize("pm_card_visa");
        List<Integer> tries = new ArrayList<>();
        for (int quarter = 0; quarter < 8; quarter++) {
            tries.add(posts("/payment_intents").size());
            world.pass(Duration.ofMillis(250));
        }
        assertThat(tries).containsExactly(1, 2, 3, 3, 4, 4, 4, 4);
    }

    @Test
    void a_fault_that_stripe_remembers_is_settled_by_looking_at_what_it_did() {
        stripe.failing("/confirm", Fault.BROKEN_AFTERWARDS);
        stripe.failing("/capture", Fault.BROKEN_AFTERWARDS);
        stripe.failing("/transfers", Fault.BROKEN_AFTERWARDS);
        authorize("pm_card_visa");
        release("l1", "acct_1");
        assertThat(told()).containsExactly("payment.authorized", "payment.released");
        assertThat(stripe.ledger.paidOut()).isEqualTo(1250);
    }

    @Test
    void a_hold_that_is_still_on_its_way_when_we_give_up_is_never_taken() {
        asksImpatiently();
        Fault[] everyTime = new Fault[20];
        Arrays.fill(everyTime, Fault.DELAYED);
        stripe.failing("/confirm", everyTime);
        authorize("pm_card_visa");
        world.pass(World.LIMIT);
        assertThat(told()).singleElement().asString().startsWith("payment.failed PROCESSING_ERROR");
        assertThat(world.payment(ORDER).holdsNothing()).isTrue();
        stripe.goOn();
        authorizeAgainDirectly();
        assertThat(stripe.ledger.holds()).isZero();
        assertThat(stripe.ledger.held()).isZero();
    }

    @Test
    void an_intent_that_is_still_on_its_way_when_we_give_up_is_made_and_cancelled() {
        asksImpatiently();
        Fault[] everyTime = new Fault[30];
        Arrays.fill(everyTime, Fault.DELAYED);
        stripe.failing("/payment_intents", everyTime);
        authorize("pm_card_visa");
        world.pass(World.LIMIT);
        assertThat(stripe.ledger.intents()).isZero();
        stripe.failing("/payment_intents");
        world.pass(Duration.ofMinutes(5));
        assertThat(world.payment(ORDER).holdsNothing()).isTrue();
        stripe.goOn();
        authorizeAgainDirectly();
        assertThat(stripe.ledger.intents()).isEqualTo(1);
        assertThat(stripe.ledger.holds()).isZero();
    }

    /** Behind the delayed ones in the queue, so once this is answered so are they. */
    private void authorizeAgainDirectly() {
        GatewayAnswer answer =
                gateway.perform(call(1250), _ -> {}).toCompletableFuture().join();
        assertThat(answer).isInstanceOf(GatewayAnswer.Refused.class);
    }

    private GatewayCall call(long cents) {
        return new GatewayCall(
                Operation.AUTHORIZE,
                1,
                world.instant(),
                PAYMENT,
                new Terms(ORDER, "alice", "cus_1", "pm_card_visa", new Money(cents), "noodles"),
                null,
                null);
    }

    @Test
    void a_hold_whose_answer_never_came_is_found_and_let_go() {
        asksImpatiently();
        stripe.failing("/confirm", Fault.SILENT, Fault.SILENT);
        Fault[] never = new Fault[50];
        Arrays.fill(never, Fault.UNREACHABLE);
        stripe.failing("/pi_1", never);
        authorize("pm_card_visa");
        stripe.failing("/confirm", never);
        world.pass(World.LIMIT);
        assertThat(told()).singleElement().asString().startsWith("payment.failed PROCESSING_ERROR");
        stripe.failing("/pi_1");
        world.pass(Duration.ofMinutes(5));
        assertThat(stripe.ledger.holds()).isEqualTo(1);
        assertThat(stripe.ledger.held()).isZero();
        assertThat(world.payment(ORDER).holdsNothing()).isTrue();
    }

    @Test
    void a_revert_lets_go_of_the_hold_once_however_often_it_is_asked_for() {
        stripe.failing("/cancel", Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.BROKEN_AFTERWARDS);
        authorize("pm_card_visa");
        for (String id : List.of("r1", "r2", "r3")) {
            world.receive(REVERT, id);
            world.pass(Duration.ofSeconds(10));
        }
        assertThat(told())
                .containsExactly("payment.authorized", "payment.reverted", "payment.reverted", "payment.reverted");
        assertThat(stripe.ledger.held()).isZero();
    }

    @Test
    void a_runner_without_a_valid_account_is_paid_once_it_has_one() {
        authorize("pm_card_visa");
        release("l1", "nonsense");
        release("l2", "acct_2");
        assertThat(told())
                .containsExactly(
                        "payment.authorized",
                        "payment.release_failed PROCESSING_ERROR: the card processor refused the request (resource_missing)",
                        "payment.released");
        assertThat(stripe.ledger.captures()).isEqualTo(1);
        assertThat(stripe.ledger.paidOut()).isEqualTo(1250);
    }

    @Test
    void what_was_captured_but_never_paid_out_is_given_back() {
        authorize("pm_card_visa");
        release("l1", "nonsense");
        world.receive(REVERT, "r1");
        world.settle();
        assertThat(told()).last().isEqualTo("payment.reverted");
        assertThat(stripe.ledger.refunds()).isEqualTo(1);
    }

    @Test
    void many_replicas_asking_at_once_take_one_hold() {
        List<CompletableFuture<GatewayAnswer>> asked = new ArrayList<>();
        for (int replica = 0; replica < 16; replica++) {
            asked.add(gateway.perform(call(1250), _ -> {}).toCompletableFuture());
        }
        assertThat(asked)
                .extracting(CompletableFuture::join)
                .hasAtLeastOneElementOfType(Done.class)
                .allMatch(answer ->
                        answer instanceof Done(var intent) ? intent.equals("pi_1") : answer instanceof Unanswered);
        assertThat(stripe.ledger.holds()).isEqualTo(1);
    }

    @Test
    void another_request_under_the_same_key_is_never_taken_for_done() {
        gateway.perform(call(1250), _ -> {}).toCompletableFuture().join();
        GatewayAnswer answer =
                gateway.perform(call(9999), _ -> {}).toCompletableFuture().join();
        assertThat(answer).isInstanceOf(Unanswered.class);
        assertThat(stripe.ledger.holds()).isEqualTo(1);
    }

    @Test
    void what_stripe_tells_of_its_own_accord_ends_an_authorisation_as_its_answer_would() throws IOException {
        asksImpatiently();
        stripe.failing("/confirm", Fault.SILENT);
        Fault[] never = new Fault[50];
        Arrays.fill(never, Fault.UNREACHABLE);
        stripe.failing("/pi_1", never);
        authorize("pm_card_visa");
        assertThat(told()).isEmpty();
        hear("evt_1", "payment_intent.amount_capturable_updated");
        hear("evt_1", "payment_intent.amount_capturable_updated");
        hear("evt_2", "payment_intent.amount_capturable_updated");
        assertThat(told()).containsExactly("payment.authorized");
        assertThat(world.payment(ORDER).status()).isEqualTo(PaymentStatus.AUTHORIZED);
    }

    @Test
    void a_late_authorisation_after_a_failure_is_undone() throws IOException {
        authorize("pm_card_chargeDeclined");
        hear("evt_1", "payment_intent.amount_capturable_updated");
        world.settle();
        assertThat(world.payment(ORDER).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(world.payment(ORDER).holdsNothing()).isTrue();
        assertThat(posts("/cancel")).hasSize(1);
    }

    @Test
    void a_hold_that_lapsed_over_there_is_not_taken_for_one_here() throws IOException {
        authorize("pm_card_visa");
        hear("evt_1", "payment_intent.canceled");
        hear("evt_0", "payment_intent.amount_capturable_updated");
        hear("evt_2", "payment_intent.payment_failed");
        release("l1", "acct_1");
        assertThat(told())
                .containsExactly(
                        "payment.authorized",
                        "PAYMENT_REVERTED",
                        "payment.release_failed NOT_AUTHORIZED: a payment is released once it is authorized; it is REVERTED");
        assertThat(Objects.requireNonNull(world.payment(ORDER).intentId())).isEqualTo("pi_1");
    }

    @Test
    void what_stripe_tells_of_others_is_not_ours() throws IOException {
        for (String object : List.of(
                "{}",
                "{\"id\":\"pi_9\",\"metadata\":null}",
                "{\"id\":\"pi_9\",\"metadata\":{\"order_id\":\"" + ORDER + "\",\"payment_id\":\"another\"}}")) {
            JsonNode event = new ObjectMapper()
                    .readTree("{\"id\":\"evt\",\"type\":\"payment_intent.canceled\",\"data\":{\"object\":" + object
                            + "}}");
            assertThat(StripeNews.of(event, world.instant())).isEmpty();
        }
    }
}
