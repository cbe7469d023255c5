package dev.campusg.timers;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What comes from any thread to be done on one, much at a time. */
final class Mailbox implements Executor {

    private final Executor thread;
    private final Runnable afterwards;
    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();

    /** @param afterwards done after all that came together */
    Mailbox(Executor thread, Runnable afterwards) {
        this.thread = thread;
        this.afterwards = afterwards;
    }

    @Override
    public void execute(Runnable letter) {
        letters.add(letter);
        if (awake.compareAndSet(false, true)) {
            try {
                thread.execute(this::open);
            } catch (RejectedExecutionException _) {
                // The process is ending: nobody reads letters any more.
                awake.set(false);
            }
        }
    }

    private void open() {
        awake.set(false);
        for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
            letter.run();
        }
        afterwards.run();
    }
}
