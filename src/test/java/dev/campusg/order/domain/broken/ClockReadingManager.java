package dev.campusg.order.domain.broken;

import dev.campusg.user.domain.UserDecider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Everything a domain must not be; see the architecture test. */
final class ClockReadingManager {

    private final UserDecider neighbour = new UserDecider();

    boolean isLate(Path file) {
        return Files.exists(file) && Instant.now().isAfter(Instant.EPOCH) && neighbour.hashCode() != 0;
    }
}
