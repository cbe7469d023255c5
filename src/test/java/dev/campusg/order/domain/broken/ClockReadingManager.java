package dev.campusg.order.domain.broken;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.user.domain.UserDecider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Everything a domain must not be; see the architecture test. */
final class ClockReadingManager {

    private final UserDecider neighbour = new UserDecider();
    private final ObjectMapper framework = new ObjectMapper();

    boolean isLate(Path file) {
        return Files.exists(file)
                && Instant.now().isAfter(Instant.EPOCH)
                && neighbour.hashCode() != framework.hashCode();
    }
}
