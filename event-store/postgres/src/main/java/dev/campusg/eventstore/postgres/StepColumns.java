package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.timers.Fence;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps turned into the columns that {@code es.run_steps} takes. */
final class StepColumns {

    private static final int SET = 0;
    private static final int CANCEL = 1;
    private static final int FIRED = 2;

    private final List<String> stream = new ArrayList<>();
    private final List<Long> expected = new ArrayList<>();
    private final List<Integer> events = new ArrayList<>();
    private final List<@Nullable Integer> schema = new ArrayList<>();
    private final List<@Nullable String> state = new ArrayList<>();
    private final List<@Nullable String> message = new ArrayList<>();
    private final List<@Nullable String> correlation = new ArrayList<>();
    private final List<String> actor = new ArrayList<>();
    private final List<@Nullable String> answer = new ArrayList<>();

    private final List<Integer> eventStep = new ArrayList<>();
    private final List<Long> eventVersion = new ArrayList<>();
    private final List<Integer> eventSchema = new ArrayList<>();
    private final List<String> eventType = new ArrayList<>();
    private final List<String> eventData = new ArrayList<>();

    private final List<Integer> outboxStep = new ArrayList<>();
    private final List<String> outboxTopic = new ArrayList<>();
    private final List<String> outboxKey = new ArrayList<>();
    private final List<String> outboxValue = new ArrayList<>();
    private final List<String> outboxHeaders = new ArrayList<>();

    private final List<Integer> timerStep = new ArrayList<>();
    private final List<Integer> timerKind = new ArrayList<>();
    private final List<String> timerName = new ArrayList<>();
    private final List<@Nullable OffsetDateTime> timerDue = new ArrayList<>();
    private final List<@Nullable String> timerPayload = new ArrayList<>();
    private final List<@Nullable Long> timerVersion = new ArrayList<>();
    private final List<@Nullable Long> timerEpoch = new ArrayList<>();

    static Tuple of(List<PendingStep> steps) {
        StepColumns columns = new StepColumns();
        steps.forEach(pending -> columns.add(pending.step()));
        return columns.toTuple();
    }

    private void add(Step step) {
        stream.add(step.stream().toString());
        expected.add(step.expectedVersion());
        events.add(step.events().size());
        Snapshot snapshot = step.snapshot();
        schema.add(snapshot == null ? null : snapshot.schema());
        state.add(snapshot == null ? null : snapshot.state());
        message.add(step.metadata().messageId());
        correlation.add(step.metadata().correlationId());
        actor.add(step.metadata().actor());
        answer.add(step.answer());

        int number = stream.size();
        long version = step.expectedVersion();
        for (NewEvent event : step.events()) {
            add(number, ++version, event);
        }
        step.outbox().forEach(sent -> add(number, sent));
        TimerChanges.netOf(step.timers()).forEach(change -> add(number, change));
    }

    private void add(int step, long version, NewEvent event) {
        eventStep.add(step);
        eventVersion.add(version);
        eventSchema.add(event.schema());
        eventType.add(event.type());
        eventData.add(event.data());
    }

    private void add(int step, OutboxMessage sent) {
        outboxStep.add(step);
        outboxTopic.add(sent.topic());
        outboxKey.add(sent.key());
        outboxValue.add(sent.value());
        outboxHeaders.add(arrayLiteral(sent.headers()));
    }

    private void add(int step, TimerChange change) {
        timerStep.add(step);
        timerName.add(change.name());
        timerKind.add(
                switch (change) {
                    case TimerChange.Set _ -> SET;
                    case TimerChange.Cancel _ -> CANCEL;
                    case TimerChange.Fired _ -> FIRED;
                });
        timerDue.add(
                switch (change) {
                    case TimerChange.Set set -> Times.toDatabase(set.due());
                    case TimerChange.Cancel _ -> null;
                    case TimerChange.Fired fired -> Times.toDatabase(fired.due());
                });
        timerPayload.add(change instanceof TimerChange.Set set ? set.payload() : null);
        Fence fence = change instanceof TimerChange.Fired fired ? fired.fence() : null;
        timerVersion.add(fence == null ? null : fence.version());
        timerEpoch.add(fence == null ? null : fence.epoch());
    }

    /** Names and values in turn, as PostgreSQL writes arrays: an array of arrays would need all of one length. */
    private static String arrayLiteral(Map<String, String> headers) {
        StringBuilder literal = new StringBuilder("{");
        headers.forEach((name, value) -> {
            quote(literal, name);
            quote(literal, value);
        });
        return literal.append('}').toString();
    }

    private static void quote(StringBuilder literal, String text) {
        literal.append(literal.length() == 1 ? "\"" : ",\"");
        literal.append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    private Tuple toTuple() {
        return Tuple.tuple(List.of(
                strings(stream),
                longs(expected),
                integers(events),
                integers(schema),
                strings(state),
                strings(message),
                strings(correlation),
                strings(actor),
                strings(answer),
                integers(eventStep),
                longs(eventVersion),
                integers(eventSchema),
                strings(eventType),
                strings(eventData),
                integers(outboxStep),
                strings(outboxTopic),
                strings(outboxKey),
                strings(outboxValue),
                strings(outboxHeaders),
                integers(timerStep),
                integers(timerKind),
                strings(timerName),
                timerDue.toArray(OffsetDateTime[]::new),
                strings(timerPayload),
                longs(timerVersion),
                longs(timerEpoch)));
    }

    private static Object strings(List<? extends @Nullable String> values) {
        return values.toArray(String[]::new);
    }

    private static Object longs(List<? extends @Nullable Long> values) {
        return values.toArray(Long[]::new);
    }

    private static Object integers(List<? extends @Nullable Integer> values) {
        return values.toArray(Integer[]::new);
    }
}
