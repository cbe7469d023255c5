package dev.campusg.timers;

import dev.campusg.eventstore.timers.HeldTimer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Timers in the order they are due, to the millisecond, never early: a hierarchical timing wheel (Varghese and Lauck,
 * 1987), laid out as tokio does: seven levels of 64 slots, of which the first lasts 64 ms and each other 64 times the one
 * before. Adding a timer costs the same however many there are; each is moved at most six times, and takes 32 bytes.
 */
final class Wheel {

    private static final int LEVELS = 7;
    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final long FARTHEST = (1L << LEVELS * BITS) - 1;
    private static final int NONE = -1;
    private static final int KNOWN_NAMES = 256;

    /** What {@link #next} says of an empty wheel. */
    static final long NEVER = Long.MAX_VALUE;

    private final long[] occupied = new long[LEVELS];
    private final int[] slots = new int[LEVELS * SLOTS];
    private final Map<String, String> names = new HashMap<>();

    private long[] owner = new long[64];
    private long[] version = new long[64];
    private long[] dueMicros = new long[64];
    private String[] name = new String[64];
    private int[] follower = new int[64];
    private int used;
    private int free = NONE;
    private int firstLate = NONE;
    private int lastLate = NONE;
    private int size;
    private long elapsed;

    /** @param now in milliseconds since 1970 */
    Wheel(long now) {
        elapsed = now;
        Arrays.fill(slots, NONE);
    }

    /** Whatever is added for up to this millisecond is handed out at once. */
    long elapsed() {
        return elapsed;
    }

    int size() {
        return size;
    }

    /** Empty, and at another time than before. */
    void restart(long now) {
        clear();
        elapsed = now;
    }

    void clear() {
        Arrays.fill(slots, NONE);
        Arrays.fill(occupied, 0);
        Arrays.fill(name, 0, used, null);
        used = 0;
        free = NONE;
        firstLate = NONE;
        lastLate = NONE;
        size = 0;
    }

    void add(HeldTimer timer) {
        int entry = allot();
        owner[entry] = timer.owner();
        version[entry] = timer.version();
        name[entry] = known(timer.name());
        dueMicros[entry] = ChronoUnit.MICROS.between(Instant.EPOCH, timer.due());
        size++;
        place(entry);
    }

    private int allot() {
        int entry = free;
        if (entry != NONE) {
            free = follower[entry];
            return entry;
        }
        if (used == owner.length) {
            int larger = used + (used >> 1);
            owner = Arrays.copyOf(owner, larger);
            version = Arrays.copyOf(version, larger);
            dueMicros = Arrays.copyOf(dueMicros, larger);
            name = Arrays.copyOf(name, larger);
            follower = Arrays.copyOf(follower, larger);
        }
        return used++;
    }

    /** Most timers share a few names. */
    private String known(String text) {
        String same = names.get(text);
        if (same != null) {
            return same;
        }
        if (names.size() < KNOWN_NAMES) {
            names.put(text, text);
        }
        return text;
    }

    private void place(int entry) {
        long tick = tick(entry);
        if (tick <= elapsed) {
            follower[entry] = NONE;
            if (firstLate == NONE) {
                firstLate = entry;
            } else {
                follower[lastLate] = entry;
            }
            lastLate = entry;
            return;
        }
        long within = Math.min(tick, elapsed + (FARTHEST >> 1));
        int level = (63 - Long.numberOfLeadingZeros((elapsed ^ within) | SLOTS - 1)) / BITS;
        level = Math.min(level, LEVELS - 1);
        int slot = (int) (within >>> level * BITS) & SLOTS - 1;
        int place = level * SLOTS + slot;
        follower[entry] = slots[place];
        slots[place] = entry;
        occupied[level] |= 1L << slot;
    }

    /** The first whole millisecond at which it is due. */
    private long tick(int entry) {
        return Math.ceilDiv(dueMicros[entry], 1000L);
    }

    /** When to call {@link #expire} again: not after the next timer is due, in milliseconds since 1970. */
    long next() {
        if (firstLate != NONE) {
            return elapsed;
        }
        int level = lowest();
        return level == NONE ? NEVER : deadline(level);
    }

    /** The slots of a level come before those of the levels above. */
    private int lowest() {
        for (int level = 0; level < LEVELS; level++) {
            if (occupied[level] != 0) {
                return level;
            }
        }
        return NONE;
    }

    private int nextSlot(int level) {
        int now = (int) (elapsed >>> level * BITS) & SLOTS - 1;
        return now + Long.numberOfTrailingZeros(Long.rotateRight(occupied[level], now)) & SLOTS - 1;
    }

    private long deadline(int level) {
        long round = 1L << (level + 1) * BITS;
        long start = (elapsed & -round) + ((long) nextSlot(level) << level * BITS);
        return start <= elapsed ? start + round : start;
    }

    /** Hands out what is due, and takes it off. */
    void expire(long now, Consumer<HeldTimer> due) {
        handOut(due);
        for (int level = lowest(); level != NONE; level = lowest()) {
            long deadline = deadline(level);
            if (deadline > now) {
                break;
            }
            int slot = nextSlot(level);
            int entry = slots[level * SLOTS + slot];
            slots[level * SLOTS + slot] = NONE;
            occupied[level] &= ~(1L << slot);
            elapsed = deadline;
            while (entry != NONE) {
                int following = follower[entry];
                place(entry);
                entry = following;
            }
            handOut(due);
        }
        elapsed = Math.max(elapsed, now);
    }

    private void handOut(Consumer<HeldTimer> due) {
        while (firstLate != NONE) {
            int entry = firstLate;
            firstLate = follower[entry];
            HeldTimer timer = new HeldTimer(
                    owner[entry], name[entry], version[entry], Instant.EPOCH.plus(dueMicros[entry], ChronoUnit.MICROS));
            name[entry] = null;
            follower[entry] = free;
            free = entry;
            size--;
            due.accept(timer);
        }
    }
}
