package dev.campusg.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void a_step_of_a_saga_is_told_by_its_name_and_what_became_of_it() {
        var history = json("""
                [{"version": 2, "type": "CommandSent", "time": "2030-06-01T12:00:00Z",
                    "data": {"task": "CREATE_ORDER", "attempt": 1}},
                 {"version": 3, "type": "CommandSent", "time": "2030-06-01T12:00:30Z",
                    "data": {"task": "CREATE_ORDER", "attempt": 2}},
                 {"version": 4, "type": "StepFailed", "time": "2030-06-01T12:00:31Z",
                    "data": {"step": "CREATE_ORDER", "error": "no such store"}}]""");
        assertThat(Reading.ofSaga("create", "s", history))
                .extracting(Entry::what)
                .containsExactly("CREATE_ORDER asked", "CREATE_ORDER asked, attempt 2", "CREATE_ORDER failed");
        assertThat(Reading.ofSaga("create", "s", history).getLast().detail()).isEqualTo("no such store");
    }

    @Test
    void sagas_of_one_kind_are_told_apart() {
        var history = json("[{\"version\": 1, \"type\": \"SagaStarted\", \"time\": \"2030-06-01T12:00:00Z\"}]");
        var first = Reading.ofSaga("accept", "a", history).getFirst();
        var second = Reading.ofSaga("accept", "b", history).getFirst();
        assertThat(first.who()).isEqualTo(second.who()).isEqualTo("accept saga");
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void an_event_of_an_order_is_told_in_words() {
        var history = json("[{\"version\": 1, \"type\": \"OrderPutOnOffer\", \"time\": \"2030-06-01T12:00:00Z\"}]");
        assertThat(Reading.ofOrder(history)).extracting(Entry::what).containsExactly("order put on offer");
    }

    @Test
    void a_message_is_told_by_its_type_with_what_is_telling_in_its_payload() {
        var envelope = json("""
                {"type": "escrow.funds_held", "message_id": "m", "timestamp": "2030-06-01T12:00:00Z",
                 "source": "escrow-service",
                 "payload": {"escrow_id": "e", "amount": "15.30", "status": "HELD", "reason": null}}""");
        var entry = Reading.ofMessage(envelope);
        assertThat(entry.who()).isEqualTo("escrow");
        assertThat(entry.what()).isEqualTo("escrow.funds_held");
        assertThat(entry.detail()).isEqualTo("HELD, 15.30");
    }

    @Test
    void a_history_that_is_not_there_yet_is_empty() {
        assertThat(Reading.ofOrder(json("{}").path("missing"))).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
