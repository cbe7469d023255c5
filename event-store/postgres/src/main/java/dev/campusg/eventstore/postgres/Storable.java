package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;

/**
 * What PostgreSQL would refuse or, worse, change. Caught before a step joins others, it costs nobody a second round
 * trip.
 */
final class Storable {

    private static final String ESCAPED_NUL = "\\u0000";

    static void check(Step step) {
        check(step.stream());
        String message = step.metadata().messageId();
        if (message != null) {
            name("message id", message);
        }
        step.events().forEach(event -> {
            if (hasEscapedNul(event.data())) {
                throw new IllegalArgumentException(
                        "the data of " + event.type() + " has a NUL character, which PostgreSQL cannot keep as text");
            }
        });
    }

    static void check(StreamId stream) {
        name("stream", stream.toString());
    }

    /** Half a surrogate pair would be stored as '?', and two names could become one. */
    private static void name(String what, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException("a " + what + " has a character that is no text: at " + i);
            }
            i += pair ? 1 : 0;
        }
    }

    /** As JSON sees it: a backslash before the backslash makes it plain text. */
    private static boolean hasEscapedNul(String json) {
        for (int at = json.indexOf(ESCAPED_NUL); at >= 0; at = json.indexOf(ESCAPED_NUL, at + 1)) {
            int backslashes = 1;
            while (at - backslashes >= 0 && json.charAt(at - backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 1) {
                return true;
            }
        }
        return false;
    }

    private Storable() {}
}
