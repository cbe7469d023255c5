package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What {@link ProcessHandle} cannot say: Java alone knows only TERM and KILL. */
enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    void send(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s %s -- %d".formatted(name(), pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
