package dev.campusg.eventstore.postgres;

/** The statements this module sends; each is one round trip. */
final class Sql {

    static final String RUN_STEPS = "select * from es.run_steps("
            + "$1, $2, $3, $4, $5, $6, $7, $8, $9, "
            + "$10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)";

    static final String READ_STATES = "select * from es.read_states($1)";

    static final String READ_STREAMS = "select * from es.read_streams($1, $2, $3)";

    static final String FEED = "select * from es.read_feed($1, $2)";

    static final String TAKE = "select * from es.take_outbox($1, $2, $3, $4 * interval '1 millisecond')";

    static final String DUE_BEFORE = """
            select s.id, t.name, t.due, t.payload
            from (select * from es.timer where due < $1 order by due limit $2) t
            join es.stream s on s.number = t.stream
            order by t.due""";

    private Sql() {}
}
