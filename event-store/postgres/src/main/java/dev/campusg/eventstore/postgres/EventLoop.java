package dev.campusg.eventstore.postgres;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** The one thread that owns what has no locks. */
record EventLoop(Context context) {

    /** A context of its own: the one of whoever happens to ask may belong to a request or a worker. */
    static EventLoop of(Vertx vertx) {
        return new EventLoop(
                vertx instanceof VertxInternal own ? own.createEventLoopContext() : vertx.getOrCreateContext());
    }

    void run(Runnable action) {
        if (context == Vertx.currentContext()) {
            action.run();
        } else {
            runLater(action);
        }
    }

    /** After what it is doing now, so that more can gather meanwhile. */
    void runLater(Runnable action) {
        context.runOnContext(_ -> action.run());
    }
}
