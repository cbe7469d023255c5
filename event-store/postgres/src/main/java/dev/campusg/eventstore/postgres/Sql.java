package dev.campusg.eventstore.postgres;

/** The statements this module sends; each is one round trip. */
final class Sql {

    static final String RUN_STEPS = "select * from es.run_steps("
            + "$1, $2, $3, $4, $5, $6, $7, $8, $9, "
            + "$10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)";

    static final String READ_STATES = "select * from es.read_states($1)";

    static final String READ_STREAMS = "select * from es.read_streams($1, $2, $3)";

    static final String FEED = "select * from es.read_feed($1, $2)";

    static final String TAKE = "select * from es.take_outbox($1, $2, $3, $4 * interval '1 millisecond')";

    static final String TEND_TIMERS = "select * from es.tend_timers($1, $2 * interval '1 millisecond', "
            + "$3, $4, $5, $6::text::pg_snapshot, $7, $8, $9, $10, $11)";

    static final String DUE_TIMERS = "select * from es.due_timers($1, $2, $3, $4)";

    static final String POSTPONE_TIMERS = "select es.postpone_timers($1, $2, $3, $4)";

    static final String LEAVE_TIMERS = "select es.leave_timers($1)";

    static final String TURN_TIMER_WHEEL = "select es.turn_timer_wheel()";

    static final String DEPOSE = "select es.depose($1)";

    private Sql() {}
}
