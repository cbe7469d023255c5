package dev.campusg.dev;

/** Something did not come up; the message carries the end of its log. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailure(Part part) {
        super("%s did not become ready (%s). The end of %s:%n%s"
                .formatted(
                        part.name(), part.isAlive() ? "still running" : "it ended", part.log(), Tail.of(part.log())));
    }
}
