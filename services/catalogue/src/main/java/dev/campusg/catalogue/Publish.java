package dev.campusg.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./campusg events}: writes what is generated, and a golden message for what is said for the first time. */
final class Publish {

    static final String COMMAND = "./campusg events";

    private Publish() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        List<Spoken> messages = Spoken.all();
        Goldens goldens = Goldens.in(project);
        goldens.writeNew(messages).forEach(path -> System.out.println("new: " + project.relativize(path)));
        Generated generated = new Generated(project.resolve("docs"), Pages.of(messages));
        generated.write().forEach(path -> System.out.println("changed: " + project.relativize(path)));
        goldens.breakages(messages).forEach(System.err::println);
    }
}
