package dev.campusg.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root, so root runs it as somebody else. Plain users need nothing of this. */
enum Unprivileged {
    SELF(),
    /** A user namespace in which we are nobody: files stay ours, nothing to configure. */
    USER_NAMESPACE("unshare", "-U"),
    /** Where a container forbids user namespaces. The data directory is given to nobody. */
    NOBODY("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private static final Unprivileged HERE = detect();
    private final List<String> prefix;

    Unprivileged(String... prefix) {
        this.prefix = List.of(prefix);
    }

    static List<String> command(List<String> command) {
        var all = new ArrayList<>(HERE.prefix);
        all.addAll(command);
        return all;
    }

    static void own(Path directory) {
        if (HERE == NOBODY) {
            succeeds("chown", "-R", "65534:65534", directory.toString());
        }
    }

    private static Unprivileged detect() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return succeeds("unshare", "-U", "true") ? USER_NAMESPACE : NOBODY;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
