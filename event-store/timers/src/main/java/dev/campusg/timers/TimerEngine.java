package dev.campusg.timers;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.Horizon;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTable;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.eventstore.timers.TimerTurn.Known;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fires timers when they are due: those of the shards it holds, shared fairly with any number of others.
 *
 * <p>About each second it takes a {@linkplain TimerTable#turn turn}: its lease is renewed, and it learns what was set
 * since, and now and then what comes into its window. What this process sets itself arrives through {@link #set}. So all
 * that is due soon is in memory, and is fired to the millisecond; but nothing is fired from memory alone: what is held
 * says only when to ask. Everything happens on one thread, the executor's.
 */
public final class TimerEngine {

    private static final System.Logger LOG = System.getLogger(TimerEngine.class.getName());

    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    /** Clocks are corrected by less all the time. */
    private static final Duration SET_BACK = Duration.ofSeconds(1);

    /** How long a statement may take that postpones a timer, so that nobody has passed the place it is put to. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private final String holder;
    private final TimerTable table;
    private final Clock clock;
    private final ScheduledExecutorService executor;
    private final TimerLimits limits;
    private final Mailbox mailbox;
    private final SharedTime time;
    private final Wheel wheel;
    private final Volleys volleys;
    private final Set<OpenTimers.Key> hinted = new HashSet<>();

    private @Nullable TimerNews news;
    private boolean more;
    private boolean turning;
    private long turns;
    private Instant leasedUntil = Instant.MIN;
    private long wakeAt = Wheel.NEVER;
    private @Nullable CompletableFuture<Void> stopped;
    private volatile EngineStatus status;

    /**
     * @param holder who this is; one name a process and life
     * @param executor one thread, for this engine alone
     */
    public TimerEngine(
            String holder,
            TimerTable table,
            Clock clock,
            ScheduledExecutorService executor,
            Firing firing,
            TimerMetrics metrics,
            TimerLimits limits) {
        this.holder = holder;
        this.table = table;
        this.clock = clock;
        this.executor = executor;
        this.limits = limits;
        this.time = new SharedTime(clock);
        this.mailbox = new Mailbox(executor, this::advance);
        this.wheel = new Wheel(clock.millis());
        this.volleys = new Volleys(firing, metrics, limits, time, mailbox, new Later());
        this.status = new EngineStatus(0, 0, 0, 0, 0, Instant.MIN, Duration.ZERO, clock.instant());
    }

    public void start() {
        mailbox.execute(this::turn);
    }

    /** Timers that were set and committed: the near ones are held at once. From any thread. */
    public void set(List<HeldTimer> timers) {
        mailbox.execute(() -> timers.forEach(this::hint));
    }

    /** Takes a turn before its time: somebody else may have set something. From any thread. */
    public void look() {
        mailbox.execute(this::turn);
    }

    /** Fires nothing more, and when what is underway has ended, leaves its shards to others. */
    public CompletionStage<Void> stop() {
        CompletableFuture<Void> left = new CompletableFuture<>();
        mailbox.execute(() -> stopped = left);
        return left;
    }

    public EngineStatus status() {
        return status;
    }

    private void turn() {
        if (turning || stopped != null) {
            return;
        }
        turning = true;
        Instant asked = clock.instant();
        TimerTurn turn = new TimerTurn(holder, limits.lease(), known(), upTo(), limits.held());
        table.turn(turn)
                .whenComplete((answer, failure) -> mailbox.execute(() -> {
                    turning = false;
                    if (failure == null) {
                        heard(turn, asked, answer);
                    } else {
                        more = false;
                        LOG.log(Level.WARNING, "Timers cannot be read, trying again: " + failure.getMessage());
                    }
                    turnAgain(failure == null ? limits.beat() : AFTER_FAILURE);
                }));
    }

    private void turnAgain(Duration pause) {
        long turn = ++turns;
        Runnable next = () -> mailbox.execute(() -> {
            if (turn == turns) {
                turn();
            }
        });
        executor.schedule(next, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private @Nullable Known known() {
        return news == null
                ? null
                : new Known(news.shards(), news.snapshot(), news.settled(), news.horizon(), done(news.horizon()));
    }

    /** Whatever is due before it, and is in the news, has been dealt with. */
    private Instant done(Horizon horizon) {
        long next = wheel.next();
        Instant held = next == Wheel.NEVER ? horizon.due() : Instant.ofEpochMilli(next - 1);
        return volleys.open().earliest(held.isBefore(horizon.due()) ? held : horizon.due());
    }

    /** The window is read when half of it is over, unless there is enough to do. */
    private Instant upTo() {
        Instant now = time.now();
        Instant half = now.plus(limits.window().dividedBy(2));
        return news == null || (news.horizon().due().isBefore(half) && hasRoom())
                ? now.plus(limits.window()).truncatedTo(ChronoUnit.MICROS)
                : news.horizon().due();
    }

    private boolean hasRoom() {
        return wheel.size() + volleys.open().size() < limits.held() / 2;
    }

    private void heard(TimerTurn turn, Instant asked, TimerNews heard) {
        time.heard(heard.now());
        if (wheel.elapsed() > time.now().plus(SET_BACK).toEpochMilli()) {
            beginAnew();
            return;
        }
        leasedUntil = asked.plus(limits.lease());
        news = heard;
        more = heard.horizon().due().isBefore(turn.upTo());
        volleys.hold(heard.shards());
        if (heard.anew()) {
            forget();
        }
        heard.timers().forEach(timer -> {
            if (!hinted.contains(OpenTimers.Key.of(timer))) {
                hold(timer);
            }
        });
        hinted.removeIf(timer -> timer.version() < heard.settled());
        status = new EngineStatus(
                heard.shards().count(),
                heard.members(),
                heard.pending(),
                wheel.size(),
                volleys.open().size(),
                heard.horizon().due(),
                lag(),
                clock.instant());
    }

    /** The clock was ahead for a while, and so is the wheel: what is added to it would wait until it is right again. */
    private void beginAnew() {
        LOG.log(Level.WARNING, "The clock of this machine was set back");
        forget();
        wheel.restart(time.now().toEpochMilli());
        news = null;
        more = true;
    }

    private void forget() {
        wheel.clear();
        volleys.open().forgetIdle();
        hinted.clear();
    }

    private Duration lag() {
        Instant now = time.now();
        return Duration.between(volleys.open().earliest(now), now);
    }

    private void hint(HeldTimer timer) {
        if (news != null
                && news.shards().hold(timer.owner())
                && news.horizon().isBeyond(timer)
                && hinted.add(OpenTimers.Key.of(timer))) {
            hold(timer);
        }
    }

    private void hold(HeldTimer timer) {
        if (!volleys.open().contains(timer)) {
            wheel.add(timer);
        }
    }

    /** After everything that happens: fires what is due by now, and sees to it that what comes next is not missed. */
    private void advance() {
        if (stopped != null) {
            leave(stopped);
            return;
        }
        wheel.expire(time.now().toEpochMilli(), volleys.open()::ready);
        if (clock.instant().isBefore(leasedUntil)) {
            volleys.fire();
        }
        if (more && hasRoom()) {
            turn();
        }
        wakeForNext();
    }

    private void wakeForNext() {
        long next = wheel.next();
        if (next < wakeAt) {
            wakeAt = next;
            long wait = ChronoUnit.NANOS.between(time.now(), Instant.ofEpochMilli(next));
            executor.schedule(() -> wake(next), Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void wake(long planned) {
        if (planned == wakeAt) {
            wakeAt = Wheel.NEVER;
        }
        advance();
    }

    private void leave(CompletableFuture<Void> left) {
        if (volleys.underway() == 0 && !turning) {
            turning = true;
            table.leave(holder).whenComplete((_, failure) -> left.complete(null));
        }
    }

    private final class Later implements Volleys.Retries {
        @Override
        public void later(HeldTimer timer, Instant at) {
            Instant soonest = Instant.ofEpochMilli(wheel.elapsed() + 1);
            Instant when = at.isAfter(soonest) ? at : soonest;
            wheel.add(new HeldTimer(timer.owner(), timer.name(), timer.version(), when));
        }

        @Override
        public CompletionStage<Void> postpone(HeldTimer timer) {
            LOG.log(Level.WARNING, "Timer " + timer.name() + " of " + timer.owner() + " fails again and again");
            return table.postpone(
                    List.of(timer), time.now().plus(limits.window()).plus(SLOWEST));
        }
    }
}
