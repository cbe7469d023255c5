package dev.campusg.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are, whether the tests run in their module or from the root. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("campusg")) ? here : here.getParent();
    }
}
