package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTest {

    @Test
    void what_is_committed_tells_the_contracts_as_they_are() throws IOException {
        Generated generated = new Generated(Checkout.PROJECT.resolve("docs"), Pages.of(Spoken.all()));
        assertThat(generated.stale())
                .as("The contracts changed and these were not generated again. Run: %s", Publish.COMMAND)
                .isEmpty();
    }

    @Test
    void the_same_is_generated_every_time() {
        assertThat(Pages.of(Spoken.all())).isEqualTo(Pages.of(Spoken.all()));
    }

    @Test
    void what_is_missing_other_or_too_much_is_stale_until_it_is_written(@TempDir Path docs) throws IOException {
        Generated generated =
                new Generated(docs, new TreeMap<>(Map.of("events.md", "new", "schemas/a.json", "a", "b.md", "b")));
        Files.writeString(docs.resolve("events.md"), "old");
        Files.writeString(docs.resolve("b.md"), "b");
        Files.writeString(docs.resolve("by hand.md"), "not ours");
        Files.createDirectory(docs.resolve("schemas"));
        Files.writeString(docs.resolve("schemas/gone.json"), "left over");

        assertThat(generated.stale())
                .containsExactlyInAnyOrder(
                        docs.resolve("events.md"), docs.resolve("schemas/a.json"), docs.resolve("schemas/gone.json"));
        generated.write();
        assertThat(generated.stale()).isEmpty();
        assertThat(docs.resolve("events.md")).hasContent("new");
        assertThat(docs.resolve("by hand.md")).exists();
    }
}
