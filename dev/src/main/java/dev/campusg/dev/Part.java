package dev.campusg.dev;

import java.nio.file.Path;

/** One process of the system, whatever it is: what can be done to it, and what a test may do to hurt it. */
public interface Part {
    String name();

    long pid();

    boolean isAlive();

    Path log();

    /** Starts it, on the same port and data, and returns when it serves; ends it first if it runs. */
    void restart();

    /** Asks it to end and waits until it has. */
    void stop();

    /** {@code kill -9} */
    void kill();

    /** {@code SIGSTOP}: neither dead nor answering. */
    void pause();

    void resume();
}
