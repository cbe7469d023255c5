package dev.campusg.eventstore.timers;

/** A timer to be fired, and the epoch under which its shard is held. */
public record LeasedTimer(HeldTimer timer, long epoch) {

    public Fence fence() {
        return new Fence(timer.version(), epoch);
    }
}
