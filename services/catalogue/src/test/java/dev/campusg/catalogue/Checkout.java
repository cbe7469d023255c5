package dev.campusg.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The checkout these tests run in. */
final class Checkout {

    static final Path PROJECT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("campusg")))
            .findFirst()
            .orElseThrow();

    private Checkout() {}
}
