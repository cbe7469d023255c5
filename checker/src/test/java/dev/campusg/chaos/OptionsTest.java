package dev.campusg.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void what_is_not_said_is_usual_and_the_seed_random() {
        Options options = Options.of("/project", "--minutes", "0.5", "--seed", "42");
        assertThat(options.minutes()).isEqualTo(0.5);
        assertThat(options.seed()).isEqualTo(42);
        assertThat(options.rate()).isEqualTo(Options.of("/project").rate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes", "--minutes 0", "--minutes -1", "--rate NaN", "--seed x", "--hours 1", "10 20"})
    void what_nobody_can_make_sense_of_is_refused(String arguments) {
        String[] all = ("/project " + arguments).split(" ");
        assertThatThrownBy(() -> Options.of(all)).isInstanceOf(IllegalArgumentException.class);
    }
}
