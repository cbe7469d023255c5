package dev.campusg.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.checker.Check;
import dev.campusg.checker.Report;
import dev.campusg.checker.Where;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whatever the other tests did: nothing of it was lost, doubled, reordered or miscounted. */
@Order(Integer.MAX_VALUE)
class HistoryIT {

    private static final Duration SETTLE = Duration.ofSeconds(60);

    @Test
    void nothing_was_lost_doubled_reordered_or_miscounted() throws SQLException {
        Where where = new Where(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", Campus.system().bootstrap(),
                "DB_HOST", "127.0.0.1",
                "DB_PORT", String.valueOf(Campus.system().plan().ports().postgres())));
        Report report = Check.of(where, SETTLE);
        report.print(System.out);
        assertThat(report.findings().wrong()).isEmpty();
        assertThat(report.findings().unsettled()).isEmpty();
        assertThat(report.findings().unchecked()).isEmpty();
    }
}
