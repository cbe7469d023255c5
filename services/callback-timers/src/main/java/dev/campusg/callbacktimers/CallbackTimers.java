package dev.campusg.callbacktimers;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the platform, or says in one line why it cannot be. */
@QuarkusMain
public final class CallbackTimers {

    private CallbackTimers() {}

    public static void main(String... arguments) {
        List<String> missing = Environment.missing(System.getenv());
        if (missing.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            missing.forEach(System.err::println);
            System.exit(1);
        }
    }
}
