package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "\"\\\\\\u0000\"", "\"\\\\u0000 \\u0000\""})
    void an_escaped_NUL_is_found(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> Storable.check(step(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\\\u0000\"", "\"\\\\\\\\u0000\"", "\"u0000\"", "\"\\u0001\"", "{}"})
    void what_only_looks_like_one_is_not(String json) {
        assertThatCode(() -> Storable.check(step(json))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\ud83c", "\udf5c", "\ud83ca", "a\udf5c\ud83c"})
    void a_name_that_is_no_text_is_refused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Storable.check(new StreamId("order", key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\ud83c\udf5c", "a\ud83c\udf5cb", "學生", "\u0001"})
    void any_text_is_a_name(String key) {
        assertThatCode(() -> Storable.check(new StreamId("order", key))).doesNotThrowAnyException();
    }

    private static Step step(String json) {
        return Step.append(new StreamId("order", "1"), 0, List.of(new NewEvent("Happened", 1, json)));
    }
}
