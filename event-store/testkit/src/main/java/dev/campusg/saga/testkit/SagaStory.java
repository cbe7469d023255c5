package dev.campusg.saga.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.saga.Deadline;
import dev.campusg.saga.SagaCommand;
import dev.campusg.saga.SagaEffects;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.TaskProgress;
import dev.campusg.saga.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One saga, played from outside: its commands are expected and answered, its timer fires when the story says so. Time is
 * the story's own. With every input it is checked that the saga waits for at most one thing, and has a timer if and only
 * if it waits.
 *
 * <pre>{@code
 * SagaStory.of(machine, successes).start("saga-1", data)
 *         .succeed("CREATE_ORDER", "GET_USER_DATA")
 *         .expect("AUTHORIZE_PAYMENT").reply(declined())
 *         .succeed("CANCEL_ORDER")
 *         .expectStatus(COMPENSATED);
 * }</pre>
 *
 * @param <D> what the saga knows
 */
public final class SagaStory<D> {

    private static final Instant BEGINNING = Instant.parse("2025-04-07T10:00:00Z");
    private static final Duration BETWEEN_INPUTS = Duration.ofMillis(1);
    private static final String CATEGORY = "saga";

    private final SagaMachine<D> machine;
    private final Function<SagaCommand, Object> successes;
    private final List<SagaEvent<D>> events = new ArrayList<>();
    private final List<SagaCommand> commands = new ArrayList<>();
    private SagaState<D> state;
    private List<SagaEvent<D>> latest = List.of();
    private Instant now = BEGINNING;
    private TimerChange.@Nullable Set timer;

    private SagaStory(SagaMachine<D> machine, Function<SagaCommand, Object> successes) {
        this.machine = machine;
        this.successes = successes;
        this.state = machine.initial();
    }

    /** @param successes what a participant that does as it is told replies to a command */
    public static <D> SagaStory<D> of(SagaMachine<D> machine, Function<SagaCommand, Object> successes) {
        return new SagaStory<>(machine, successes);
    }

    public SagaStory<D> start(String id, D data) {
        return input(new SagaInput.Start<>(id, data, now));
    }

    /** Of a machine that runs several kinds. */
    public SagaStory<D> start(String id, String definition, D data) {
        return input(new SagaInput.Start<>(id, definition, data, now));
    }

    /** The last command asks for this task, and the saga waits for it. */
    public SagaStory<D> expect(String task) {
        assertThat(pendingTask()).as("waits for").isEqualTo(task);
        assertThat(lastCommand().task()).as("last command").isEqualTo(task);
        return this;
    }

    /** The last command is this message to that topic. */
    public SagaStory<D> expect(String task, String topic, Object message) {
        expect(task);
        assertThat(lastCommand().topic()).as("topic").isEqualTo(topic);
        assertThat(lastCommand().message()).as("message").isEqualTo(message);
        return this;
    }

    /** Answers the last command. */
    public SagaStory<D> reply(Object message) {
        return reply(lastCommand().commandId(), message);
    }

    public SagaStory<D> reply(@Nullable String commandId, Object message) {
        return input(new SagaInput.Replied<>(commandId, message, now));
    }

    /** Answers an attempt that was sent before. */
    public SagaStory<D> replyTo(String task, int attempt, Object message) {
        return reply(sent(task, attempt).commandId(), message);
    }

    /** Answers an attempt that was sent before with its success. */
    public SagaStory<D> succeedLate(String task, int attempt) {
        return replyTo(task, attempt, successes.apply(sent(task, attempt)));
    }

    /** Expects these tasks in this order and answers each with its success. */
    public SagaStory<D> succeed(String... tasks) {
        for (String task : tasks) {
            expect(task);
            reply(successes.apply(lastCommand()));
        }
        return this;
    }

    /** Answers every command with its success until the saga waits for this task. */
    public SagaStory<D> succeedUntil(String task) {
        while (!task.equals(pendingTask())) {
            assertThat(state.pending()).as("waits for something before " + task).isNotNull();
            reply(successes.apply(lastCommand()));
        }
        return this;
    }

    /** The time the saga waits for comes. */
    public SagaStory<D> timeOut() {
        TimerChange.Set due = Objects.requireNonNull(timer, "the saga has no timer");
        now = due.due();
        timer = null;
        return fire(due);
    }

    /** The time comes so often. */
    public SagaStory<D> timeOut(int times) {
        for (int i = 0; i < times; i++) {
            timeOut();
        }
        return this;
    }

    /** A timer that was overtaken fires all the same. */
    public SagaStory<D> fire(TimerChange.Set old) {
        return input(Deadline.fired(
                new DueTimer(new StreamId(CATEGORY, state.id()), Deadline.NAME, old.due(), old.payload()), now));
    }

    public SagaStory<D> cancel(String reason) {
        return input(new SagaInput.Cancel<>(reason, now));
    }

    public SagaStory<D> resume() {
        return input(new SagaInput.Resume<>(now));
    }

    /** Expects these undos in this order, confirms each, and expects the saga to be compensated by them. */
    public SagaStory<D> expectCompensatedInOrder(String... undos) {
        return succeed(undos).expectStatus(SagaStatus.COMPENSATED).expectAtRest();
    }

    public SagaStory<D> expectStatus(SagaStatus status) {
        assertThat(state.status()).as("status").isEqualTo(status);
        return this;
    }

    public SagaStory<D> expectState(String task, TaskState expected) {
        assertThat(state.progress(task).map(TaskProgress::state)).as(task).contains(expected);
        return this;
    }

    /** The saga waits for nothing. */
    public SagaStory<D> expectAtRest() {
        assertThat(state.pending()).as("pending").isNull();
        return this;
    }

    /** The last input changed nothing. */
    public SagaStory<D> expectNothing() {
        assertThat(latest).as("events of the last input").isEmpty();
        return this;
    }

    /** Among what the last input made happen there is an event of this kind. */
    public SagaStory<D> expectEvent(Class<?> kind) {
        assertThat(latest).as("events of the last input").anyMatch(kind::isInstance);
        return this;
    }

    /** All tasks a command was sent for, in order, retries included. */
    public SagaStory<D> expectAsked(String... tasks) {
        assertThat(commands.stream().map(SagaCommand::task)).containsExactly(tasks);
        return this;
    }

    public SagaState<D> state() {
        return state;
    }

    public List<SagaEvent<D>> events() {
        return List.copyOf(events);
    }

    public List<SagaCommand> commands() {
        return List.copyOf(commands);
    }

    public Instant now() {
        return now;
    }

    /** How long the saga still waits. */
    public Duration patience() {
        return Duration.between(
                now, Objects.requireNonNull(timer, "the saga has no timer").due());
    }

    /** The saga's timer, to be fired late. */
    public TimerChange.Set timer() {
        return Objects.requireNonNull(timer, "the saga has no timer");
    }

    private SagaStory<D> input(SagaInput<D> input) {
        SagaState<D> before = state;
        latest = machine.decide(before, input);
        state = machine.fold(before, latest);
        events.addAll(latest);
        SagaEffects effects = machine.effects(new Decision.Accepted<>(before, state, events.size(), latest));
        commands.addAll(effects.commands());
        effects.timers().forEach(this::change);
        assertThat(timer != null).as("has a timer").isEqualTo(state.pending() != null);
        now = now.plus(BETWEEN_INPUTS);
        return this;
    }

    private void change(TimerChange change) {
        timer = switch (change) {
            case TimerChange.Set set -> set;
            case TimerChange.Cancel _ -> null;
            case TimerChange.Fired _ -> timer;
        };
    }

    private SagaCommand lastCommand() {
        assertThat(commands).as("commands").isNotEmpty();
        return commands.getLast();
    }

    private SagaCommand sent(String task, int attempt) {
        return commands.stream()
                .filter(command -> command.task().equals(task))
                .skip(attempt - 1L)
                .findFirst()
                .orElseThrow(() -> new AssertionError("attempt " + attempt + " of " + task + " was never sent"));
    }

    private @Nullable String pendingTask() {
        return state.pending() == null ? null : state.pending().task();
    }
}
