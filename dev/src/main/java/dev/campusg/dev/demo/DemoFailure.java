package dev.campusg.dev.demo;

/** Something is so wrong that there is no point in going on; the message says what. */
final class DemoFailure extends RuntimeException {
    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
