package dev.campusg.eventstore.testkit.simulation;

/** What can go wrong, and how often at most: the share of the occasions, in a world that has much of it. */
public enum Fault {
    /** The process dies as it commits; nothing is stored. */
    CRASH_BEFORE_COMMIT(0.05),
    /** The process dies as it commits; all is stored and nobody knows. */
    CRASH_AFTER_COMMIT(0.05),
    /** The database is away; nothing is stored. */
    COMMIT_LOST(0.05),
    /** The database is away; all is stored, but it says otherwise. */
    COMMIT_UNCONFIRMED(0.05),
    /** The database does not answer a question. */
    READ_FAILED(0.03),
    /** The relay took messages and dies before it published the next. */
    RELAY_CRASH_BEFORE_PUBLISH(0.05),
    /** The relay published messages and dies before it says so. */
    RELAY_CRASH_BEFORE_ACK(0.05),
    /** The broker does not take a message. */
    PUBLISH_FAILED(0.05),
    PUBLISHED_TWICE(0.15),
    /** A consumer handled a message and dies before it says so. */
    CONSUMER_CRASH_BEFORE_ACK(0.05),
    /** A consumer is handed messages again that it had done with. */
    REDELIVERED(0.10),
    /** A message is minutes late. */
    DELAYED(0.08),
    /** Two messages of one key change places. */
    REORDERED(0.20),
    /** A process stops for a while and then goes on as if nothing had happened. */
    PAUSED(0.01),
    /** A process' clock is wrong. */
    CLOCK_SKEWED(1),
    /** Somebody outside does what it is asked, and its answer is lost. */
    ANSWER_LOST(0.10),
    /** Somebody outside cannot be reached. */
    UNREACHABLE(0.10),
    ANSWER_LATE(0.20),
    ANSWERED_TWICE(0.20);

    final double most;

    Fault(double most) {
        this.most = most;
    }
}
