package dev.campusg.callbacktimers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What can be set, by the environment variable in capitals: {@code MAX_OVERDUE}; see README.md. */
@ConfigMapping(prefix = "callbacks")
public interface Settings {

    Optional<String> apiKey();

    /** How late a timer may be and still fire. */
    @WithDefault("PT5M")
    Duration maxOverdue();

    /** How long finished timers, attempts and dead letters are kept. */
    @WithDefault("P30D")
    Duration retention();

    /** Networks that are not public and may be called all the same, such as {@code 10.1.0.0/16}. */
    Optional<String> allowPrivateTargets();

    /** How long a receiver may take to answer. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** Calls under way at once in this process, and to each receiver. */
    @WithDefault("1024")
    int calls();

    @WithDefault("16")
    int callsPerReceiver();
}
