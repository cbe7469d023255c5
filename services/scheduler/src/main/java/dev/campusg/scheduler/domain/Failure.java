package dev.campusg.scheduler.domain;

/**
 * Why an attempt failed.
 *
 * @param isFinal whether trying again could not help
 */
public record Failure(String error, boolean isFinal) {

    private static final int MAX_LENGTH = 500;

    public Failure {
        error = error.length() <= MAX_LENGTH ? error : error.substring(0, MAX_LENGTH - 1) + "…";
    }

    public static Failure passing(String error) {
        return new Failure(error, false);
    }

    public static Failure lasting(String error) {
        return new Failure(error, true);
    }
}
