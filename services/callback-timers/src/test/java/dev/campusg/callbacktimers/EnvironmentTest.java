package dev.campusg.callbacktimers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> GOOD =
            Map.of("API_KEY", KEY, "DATABASE_URL", "postgres://u:p@localhost:5432/timers");

    @Test
    void it_starts_with_a_key_of_32_characters_and_a_database() {
        assertThat(Environment.missing(GOOD)).isEmpty();
    }

    @Test
    void a_key_of_31_characters_is_refused_without_being_told() {
        assertThat(Environment.missing(with("API_KEY", KEY.substring(1))))
                .containsExactly("API_KEY has 31 characters: it must have at least 32.")
                .noneMatch(message -> message.contains(KEY.substring(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "API_KEY,''",
        "DATABASE_URL,''",
        "DATABASE_URL,mysql://localhost/x",
        "DATABASE_URL,postgres://u:p#s@host/x",
        "DATABASE_URL,localhost",
        "MAX_OVERDUE,soon",
        "RETENTION,-P1D",
        "CALL_TIMEOUT,0s",
        "ALLOW_PRIVATE_TARGETS,mine"
    })
    void what_is_wrong_is_named_in_one_line(String name, String value) {
        assertThat(Environment.missing(with(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .doesNotContain("\n");
    }

    @Test
    void a_database_url_is_understood_with_its_parts_encoded() {
        assertThat(Environment.database("postgresql://me:p%40ss%2Fw$rd@db.example/timers?sslmode=require&x=y"))
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.example:5432/timers?sslmode=require")
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example:5432/timers?sslmode=require")
                .containsEntry("quarkus.datasource.username", "me")
                .containsEntry("quarkus.datasource.password", "p@ss/w\\$rd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://db/x", "postgres:///x"})
    void another_url_is_not(String url) {
        assertThatThrownBy(() -> Environment.database(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"debug, DEBUG", "'timer=debug,warn', WARN", "WARNING, WARN", "loud, INFO"})
    void log_levels_are_those_of_either_world(String text, String level) {
        assertThat(Environment.logLevel(text)).isEqualTo(level);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(GOOD);
        all.put(name, value);
        return all;
    }
}
