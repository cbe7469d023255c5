package dev.campusg.acceptance;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what runs elsewhere. */
final class Outcomes {

    private Outcomes() {}

    static <T> T of(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
