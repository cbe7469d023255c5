package dev.campusg.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.PaymentMessages.AuthorizePayment;
import dev.campusg.contracts.PaymentMessages.Card;
import dev.campusg.contracts.PaymentMessages.Charge;
import dev.campusg.contracts.PaymentMessages.Payer;
import dev.campusg.contracts.PaymentMessages.ReleasePayment;
import dev.campusg.contracts.PaymentMessages.RevertPayment;
import dev.campusg.payment.application.GatewayAnswer.Done;
import dev.campusg.payment.domain.PaymentStatus;
import dev.campusg.payment.gateway.Charges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final String ORDER = "0195a1b2-c3d4-7000-8000-000000000001";
    private static final String PAYMENT = DerivedId.PAYMENT.of(ORDER);
    private static final RevertPayment REVERT = new RevertPayment(PAYMENT, "cancelled");
    private static final ReleasePayment RELEASE = new ReleasePayment(PAYMENT, "rob", "acct_1");

    private final World world = new World();

    private static AuthorizePayment authorize(String card) {
        return authorize(card, 1250);
    }

    private static AuthorizePayment authorize(String card, long cents) {
        return new AuthorizePayment(
                ORDER, new Payer("alice", "cus_1", new Card(card)), new Charge(cents, "noodles"), null);
    }

    private List<String> told() {
        return world.said().stream().map(PaymentsTest::line).toList();
    }

    private static String line(JsonNode said) {
        JsonNode payload = said.get("payload");
        String detail = payload.path("status").asText(payload.path("error").asText(""));
        return said.get("causation_id").asText("-") + " " + said.get("type").asText() + " " + detail;
    }

    private Charges charges() {
        return Charges.of(ORDER, world.books.of(ORDER).toCompletableFuture().join());
    }

    @Test
    void an_authorisation_is_answered_once_the_gateway_has_answered() {
        world.receive(authorize("pm_card_visa"), "c1");
        assertThat(told()).isEmpty();
        world.settle();
        JsonNode reply = world.said().getFirst();
        assertThat(reply.get("type").asText()).isEqualTo("payment.authorized");
        assertThat(reply.get("causation_id").asText()).isEqualTo("c1");
        assertThat(reply.get("correlation_id").asText()).isEqualTo("saga-1");
        assertThat(reply.get("payload").get("payment_id").asText()).isEqualTo(PAYMENT);
        assertThat(reply.get("payload").get("payment_intent_id").asText()).startsWith("pi_");
        assertThat(charges().holds()).isEqualTo(1);
    }

    @Test
    void a_command_that_comes_twice_is_answered_once() {
        world.receive(authorize("pm_card_visa"), "c1");
        world.receive(authorize("pm_card_visa"), "c1");
        world.settle();
        world.receive(authorize("pm_card_visa"), "c1");
        assertThat(told()).containsExactly("c1 payment.authorized AUTHORIZED");
    }

    @Test
    void another_attempt_gets_a_reply_of_its_own_before_or_after_the_answer() {
        world.receive(authorize("pm_card_visa"), "c1");
        world.receive(authorize("pm_card_visa"), "c2");
        world.settle();
        world.receive(authorize("pm_card_visa"), "c3");
        assertThat(told())
                .containsExactly(
                        "c1 payment.authorized AUTHORIZED",
                        "c2 payment.authorized AUTHORIZED",
                        "c3 payment.authorized AUTHORIZED");
        assertThat(charges().holds()).isEqualTo(1);
    }

    @Test
    void cards_without_luck_fail_with_their_code() {
        for (String[] pair : new String[][] {
            {"pm_card_chargeDeclined", "CARD_DECLINED"},
            {"pm_card_insufficientFunds", "CARD_DECLINED"},
            {"pm_card_processingError", "PROCESSING_ERROR"}
        }) {
            World fresh = new World();
            fresh.receive(authorize(pair[0]), "c1");
            fresh.settle();
            assertThat(fresh.said().stream().map(PaymentsTest::line)).containsExactly("c1 payment.failed " + pair[1]);
            assertThat(fresh.payment(ORDER).status()).isEqualTo(PaymentStatus.FAILED);
        }
    }

    @Test
    void an_amount_that_makes_no_sense_is_refused_at_once_and_leaves_no_trace() {
        world.receive(authorize("pm_card_visa", 49), "c1");
        assertThat(told()).containsExactly("c1 payment.failed INVALID_AMOUNT");
        assertThat(world.payment(ORDER).status()).isEqualTo(PaymentStatus.NONE);
    }

    @Test
    void a_card_that_never_answers_fails_after_the_limit_and_holds_nothing() {
        world.receive(authorize("pm_card_timeout"), "c1");
        world.pass(World.LIMIT.minusSeconds(1));
        assertThat(told()).isEmpty();
        world.pass(Duration.ofSeconds(1));
        assertThat(told()).containsExactly("c1 payment.failed PROCESSING_ERROR");
        assertThat(charges().held()).isFalse();
        assertThat(world.payment(ORDER).holdsNothing()).isTrue();
    }

    @Test
    void a_slow_card_answers_every_attempt_when_it_answers() {
        world.receive(authorize("pm_card_slow"), "c1");
        world.pass(Duration.ofSeconds(60));
        world.receive(authorize("pm_card_slow"), "c2");
        world.pass(Duration.ofSeconds(14));
        assertThat(told()).isEmpty();
        world.pass(Duration.ofSeconds(1));
        assertThat(told()).containsExactly("c1 payment.authorized AUTHORIZED", "c2 payment.authorized AUTHORIZED");
    }

    @Test
    void a_revert_while_the_gateway_is_out_is_done_as_soon_as_it_answers() {
        world.receive(authorize("pm_card_slow"), "c1");
        world.settle();
        world.receive(REVERT, "r1");
        world.pass(Duration.ofSeconds(10));
        assertThat(told()).isEmpty();
        world.pass(World.SLOW);
        assertThat(told()).containsExactly("c1 payment.failed PROCESSING_ERROR", "r1 payment.reverted REVERTED");
        assertThat(charges().held()).isFalse();
    }

    @Test
    void a_second_answer_changes_nothing() {
        world.receive(authorize("pm_card_duplicate"), "c1");
        world.settle();
        assertThat(told()).containsExactly("c1 payment.authorized AUTHORIZED");
        assertThat(charges().holds()).isEqualTo(1);
    }

    @Test
    void a_crash_between_asking_and_recording_asks_again_under_the_same_key() {
        List<String> keys = new ArrayList<>();
        world.gateway((call, _) -> {
            keys.add(call.idempotencyKey());
            return keys.size() < 3
                    ? CompletableFuture.failedStage(new IllegalStateException("connection reset"))
                    : CompletableFuture.completedStage(new Done("pi_1"));
        });
        world.receive(authorize("pm_card_visa"), "c1");
        world.pass(Duration.ofSeconds(2));
        assertThat(keys).hasSize(3).containsOnly(PAYMENT + ":authorize:1");
        assertThat(told()).containsExactly("c1 payment.authorized AUTHORIZED");
    }

    @Test
    void funds_in_escrow_are_noted_and_told_once() {
        world.receive(authorize("pm_card_visa"), "c1");
        world.settle();
        world.said();
        FundsHeld held = new FundsHeld("e1", ORDER, Money.of("12.50"), "HELD");
        world.receive(held, "h1");
        world.receive(held, "h2");
        assertThat(told()).containsExactly("h1 PAYMENT_INESCROW INESCROW");
        world.receive(authorize("pm_card_visa"), "c2");
        assertThat(told()).containsExactly("c2 payment.authorized INESCROW");
    }

    @Test
    void a_release_that_fails_twice_works_the_third_time_and_pays_once() {
        world.receive(authorize("pm_card_releaseFailsTwice"), "c1");
        world.settle();
        world.said();
        for (String id : List.of("l1", "l2", "l3", "l4")) {
            world.receive(RELEASE, id);
            world.settle();
        }
        List<JsonNode> said = world.said();
        assertThat(said.stream()
                        .map(one -> one.get("causation_id").asText() + " "
                                + one.get("type").asText()))
                .containsExactly(
                        "l1 payment.release_failed",
                        "l2 payment.release_failed",
                        "l3 payment.released",
                        "l4 payment.released");
        assertThat(said.get(2).get("payload").get("amount").asText()).isEqualTo("12.50");
        assertThat(said.get(3).get("payload")).isEqualTo(said.get(2).get("payload"));
        assertThat(charges().captures()).isEqualTo(1);
    }

    @Test
    void a_revert_that_fails_twice_works_the_third_time() {
        world.receive(authorize("pm_card_revertFailsTwice"), "c1");
        world.settle();
        world.said();
        for (String id : List.of("r1", "r2", "r3", "r4")) {
            world.receive(REVERT, id);
            world.settle();
        }
        assertThat(told())
                .containsExactly(
                        "r1 payment.revert_failed PROCESSING_ERROR: the card processor had an error",
                        "r2 payment.revert_failed PROCESSING_ERROR: the card processor had an error",
                        "r3 payment.reverted REVERTED",
                        "r4 payment.reverted REVERTED");
    }

    @Test
    void a_revert_that_comes_before_its_authorisation_lets_both_end() {
        world.receive(REVERT, "r1");
        world.receive(authorize("pm_card_visa"), "c1");
        world.settle();
        assertThat(told()).containsExactly("r1 payment.reverted REVERTED", "c1 payment.failed PROCESSING_ERROR");
        assertThat(charges().holds()).isZero();
    }

    @Test
    void what_cannot_be_released_or_reverted_says_why() {
        world.receive(RELEASE, "l1");
        world.receive(authorize("pm_card_visa"), "c1");
        world.settle();
        world.receive(RELEASE, "l2");
        world.settle();
        world.receive(REVERT, "r1");
        List<JsonNode> said = world.said();
        assertThat(said.getFirst().get("payload").get("error").asText()).startsWith("PAYMENT_NOT_FOUND");
        assertThat(said.getLast().get("type").asText()).isEqualTo("payment.revert_failed");
        assertThat(said.getLast().get("payload").get("error").asText()).startsWith("ALREADY_RELEASED");
    }
}
