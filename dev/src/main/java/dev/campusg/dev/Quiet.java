package dev.campusg.dev;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka tells its whole configuration at every start; a launcher's output is for people. */
final class Quiet {
    // Held, because the log manager itself forgets loggers that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    private Quiet() {}

    static void logs() {
        ROOT.setLevel(Level.WARNING);
    }
}
