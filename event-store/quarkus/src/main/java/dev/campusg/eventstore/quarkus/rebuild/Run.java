package dev.campusg.eventstore.quarkus.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run over all streams, and how far it is.
 *
 * @param pass mending is repeated until a pass finds nothing more to mend
 * @param streams how many were looked at, in this pass
 * @param different how many had a state other than their events lead to
 * @param rebuilt how many of those were mended
 * @param moved how many could not be looked at because they changed all the time: what lives is written by the living
 * @param broken how many have events this release cannot fold
 * @param examples the names of the first hundred that are different or broken
 */
@RegisterForReflection
record Run(
        String kind,
        String status,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        int pass,
        long streams,
        long different,
        long rebuilt,
        long moved,
        long broken,
        List<String> examples) {

    boolean isOver() {
        return !status.equals("RUNNING");
    }

    static Run of(Row row) {
        boolean never = row.getInteger("pass") == 0;
        OffsetDateTime finished = never ? null : row.getOffsetDateTime("finished_at");
        return new Run(
                row.getString("kind"),
                never ? "NEVER_RUN" : finished == null ? "RUNNING" : "DONE",
                never ? null : row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInteger("pass"),
                row.getLong("streams"),
                row.getLong("different"),
                row.getLong("mended"),
                row.getLong("moved"),
                row.getLong("broken"),
                List.of(row.getArrayOfStrings("examples")));
    }
}
