package dev.campusg.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code docs/scenarios.md} says is tested is tested. */
class ScenariosTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*`(\\w+IT\\.\\w+)`.*\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+IT)\\.(\\w+)`");

    @Test
    void every_scenario_has_a_test() throws IOException {
        List<Integer> rows = ROW.matcher(page())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
        assertThat(rows).isEqualTo(IntStream.rangeClosed(1, 21).boxed().toList());
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        List<MatchResult> named = NAMED.matcher(page()).results().toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(methodsOf(test.group(1))).contains(test.group(2)));
    }

    private static List<String> methodsOf(String test) throws ClassNotFoundException {
        Class<?> type = Class.forName(
                ScenariosTest.class.getPackageName() + "." + test, false, ScenariosTest.class.getClassLoader());
        return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList();
    }

    private static String page() throws IOException {
        return Files.readString(Checkout.root().resolve("docs/scenarios.md"));
    }
}
