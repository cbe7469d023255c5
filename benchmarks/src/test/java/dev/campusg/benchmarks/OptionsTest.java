package dev.campusg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void names_and_numbers_come_in_any_order() {
        var options = Options.of("append", "--rows", "20_000_000", "timers", "--seconds=10");
        assertThat(options.names()).containsExactly("append", "timers");
        assertThat(options.number("rows", 0)).isEqualTo(20_000_000);
        assertThat(options.number("seconds", 60)).isEqualTo(10);
        assertThat(options.number("due", 50_000)).isEqualTo(50_000);
    }

    @Test
    void what_is_no_number_is_refused_by_name() {
        assertThatThrownBy(() -> Options.of("timers", "--rows", "many")).hasMessageContaining("--rows", "many");
        assertThatThrownBy(() -> Options.of("timers", "--rows")).hasMessageContaining("--rows");
        assertThatThrownBy(() -> Options.of("timers", "--rows=0")).hasMessageContaining("above 0");
    }
}
