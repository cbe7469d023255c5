package dev.campusg.eventstore.postgres;

import java.util.List;

/** Steps that share a transaction, each of another stream. */
record Batch(List<PendingStep> steps, int attempt) {

    /** How often a batch is run that was rolled back for the sake of another transaction. */
    static final int MAX_ATTEMPTS = 5;

    Batch(List<PendingStep> steps) {
        this(steps, 1);
    }

    boolean isSingle() {
        return steps.size() == 1;
    }

    boolean mayTryAgain() {
        return attempt < MAX_ATTEMPTS;
    }

    Batch again() {
        return new Batch(steps, attempt + 1);
    }

    List<Batch> halves() {
        int half = steps.size() / 2;
        return List.of(new Batch(steps.subList(0, half)), new Batch(steps.subList(half, steps.size())));
    }
}
