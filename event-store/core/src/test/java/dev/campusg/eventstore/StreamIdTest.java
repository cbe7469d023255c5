package dev.campusg.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"order-1", "order-7f8de6a8-5c0c", "order--", "order-學生"})
    void is_read_as_it_is_written(String name) {
        assertThat(StreamId.parse(name)).hasToString(name);
        assertThat(StreamId.parse(name).category()).isEqualTo("order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "order", "order-", "-1"})
    void what_names_no_stream_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse(name));
    }

    @Test
    void a_category_with_a_dash_is_refused_as_it_could_not_be_read_again() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamId("create-order", "1"));
    }

    @Test
    void a_name_longer_than_an_index_entry_should_be_is_refused() {
        String longest = "k".repeat(StreamId.MAX_LENGTH - "order-".length());
        assertThat(new StreamId("order", longest).toString()).hasSize(StreamId.MAX_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamId("order", longest + "k"));
    }
}
