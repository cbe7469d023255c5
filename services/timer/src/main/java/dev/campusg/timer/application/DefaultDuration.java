package dev.campusg.timer.application;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a timer runs that names no end; a service with a senseless one does not start. */
@Singleton
public class DefaultDuration {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Duration value;

    DefaultDuration(@ConfigProperty(name = "timer.default.duration", defaultValue = "PT30M") String text) {
        this.value = parsed(text);
    }

    private static Duration parsed(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException senseless) {
            throw new IllegalStateException(rule(text), senseless);
        }
        throw new IllegalStateException(rule(text));
    }

    private static String rule(String text) {
        return "TIMER_DEFAULT_DURATION is an ISO 8601 duration such as PT30M, at most a year; not '" + text + "'";
    }

    /** Only here so that a senseless setting shows at start and not with the first timer. */
    void checked(@Observes StartupEvent started) {}

    public Duration value() {
        return value;
    }
}
