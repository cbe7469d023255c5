package dev.campusg.saga;

/**
 * What takes a step back. It must be idempotent, as every step must: it may be asked more than once.
 *
 * @param onFailure what to do when the participant fails, or stays silent
 */
public record Undo<D>(String name, Call<D> call, OnFailure onFailure) implements Task<D> {

    /** What an undo does about failure. */
    public enum OnFailure {
        /** Tries again until it is confirmed. */
        INSIST,
        /** Notes it and goes on: whatever is left undone does no harm. */
        TOLERATE
    }

    /** An undo that insists. */
    public Undo(String name, Call<D> call) {
        this(name, call, OnFailure.INSIST);
    }

    /** An undo whose failure, or silence after its attempts, is only noted. */
    public static <D> Undo<D> tolerant(String name, Call<D> call) {
        return new Undo<>(name, call, OnFailure.TOLERATE);
    }
}
