package dev.campusg.callbacktimers.delivery;

import dev.campusg.callbacktimers.delivery.Passenger.Sign;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps receivers apart, and clients: each receiver has a lane, lanes that wait for one of the calls this process can make
 * take turns, and no client may have more of these calls than it leaves to others. So a receiver that hangs holds up
 * nobody but itself, and a client with a thousand of them holds up itself alone.
 */
public final class Lanes {

    private static final String BUSY = "the receiver is busy with other callbacks";
    private static final String CLOSED = "this process is ending";

    private final Limits limits;
    private final Clock clock;
    private final Map<String, Lane> lanes = new HashMap<>();

    /** Those in which somebody waits, in the order of their turns. */
    private final LinkedHashSet<Lane> round = new LinkedHashSet<>();

    private final Shares<Integer> calls;
    private final Shares<Integer> places;
    private boolean closed;

    /**
     * @param calls at once, of this process, by weight
     * @param callsPerReceiver at once
     * @param places in all queues
     * @param placesPerReceiver in each receiver's queue
     * @param patience how long one waits in it
     */
    public record Limits(int calls, int callsPerReceiver, int places, int placesPerReceiver, Duration patience) {}

    public Lanes(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.calls = new Shares<>(limits.calls());
        this.places = new Shares<>(limits.places());
    }

    /** @param weight how many calls it counts for */
    public void offer(String receiver, int client, int weight, Passenger passenger) {
        Lane.Refused refused = enter(receiver, new Lane.Waiting(client, weight, clock.instant(), passenger));
        if (refused != null) {
            passenger.turnAway(refused.until(), refused.why());
        }
        depart();
    }

    private synchronized Lane.@Nullable Refused enter(String receiver, Lane.Waiting waiting) {
        if (closed) {
            return new Lane.Refused(null, CLOSED);
        }
        if (!places.hasFor(waiting.client())) {
            return new Lane.Refused(null, "the platform is busy with other callbacks of this client");
        }
        Lane lane = lanes.computeIfAbsent(
                receiver, name -> new Lane(name, limits.callsPerReceiver(), limits.placesPerReceiver()));
        Lane.Refused refused = lane.enter(waiting, waiting.since());
        if (refused == null) {
            places.take(waiting.client(), 1);
            round.add(lane);
        }
        return refused;
    }

    private void depart() {
        for (Departure next = next(); next != null; next = next()) {
            Departure departure = next;
            CompletableFuture<Sign> call = departure.waiting().passenger().go().toCompletableFuture();
            if (call.isDone()) {
                returned(departure, call.join());
            } else {
                call.thenAccept(sign -> {
                    returned(departure, sign);
                    depart();
                });
            }
        }
    }

    private record Departure(Lane lane, Lane.Waiting waiting) {}

    /** A lane in which nobody may go leaves the round until somebody may. */
    private synchronized @Nullable Departure next() {
        Instant now = clock.instant();
        while (calls.taken() < limits.calls() && !round.isEmpty()) {
            Lane lane = round.removeFirst();
            Lane.Waiting waiting = lane.hasRoom(calls::hasFor, now) ? lane.depart(calls::hasFor) : null;
            if (waiting != null) {
                places.giveBack(waiting.client(), 1);
                calls.take(waiting.client(), waiting.weight());
                if (lane.waiting() > 0) {
                    round.addLast(lane);
                }
                return new Departure(lane, waiting);
            }
        }
        return null;
    }

    private synchronized void returned(Departure departure, Sign sign) {
        Instant now = clock.instant();
        Lane lane = departure.lane();
        calls.giveBack(departure.waiting().client(), departure.waiting().weight());
        lane.returned(sign, now);
        if (lane.waiting() > 0) {
            round.addLast(lane);
        } else if (lane.isIdle(now)) {
            lanes.remove(lane.receiver());
        }
    }

    /** Turns away who has waited too long, and lets a receiver that was spared be asked again; to be called each second. */
    public void tend() {
        List<Lane.Waiting> weary = new ArrayList<>();
        synchronized (this) {
            Instant now = clock.instant();
            for (Lane lane : lanes.values()) {
                weary.addAll(lane.weary(now.minus(limits.patience()), now));
            }
            weary.forEach(one -> places.giveBack(one.client(), 1));
            lanes.values().removeIf(lane -> lane.isIdle(now));
            lanes.values().stream().filter(lane -> lane.waiting() > 0).forEach(round::add);
        }
        weary.forEach(one -> one.passenger().turnAway(null, BUSY));
        depart();
    }

    /** Nobody may go any more; those who wait are turned away. */
    public void close() {
        List<Lane.Waiting> left = new ArrayList<>();
        synchronized (this) {
            closed = true;
            round.clear();
            lanes.values().forEach(lane -> left.addAll(lane.empty()));
            left.forEach(one -> places.giveBack(one.client(), 1));
        }
        left.forEach(one -> one.passenger().turnAway(null, CLOSED));
    }

    /** Calls under way, by weight. */
    public synchronized int active() {
        return calls.taken();
    }

    public synchronized int waiting() {
        return places.taken();
    }

    /** Receivers that are left alone because they did not answer. */
    public synchronized long spared() {
        Instant now = clock.instant();
        return lanes.values().stream().filter(lane -> lane.isSpared(now)).count();
    }
}
