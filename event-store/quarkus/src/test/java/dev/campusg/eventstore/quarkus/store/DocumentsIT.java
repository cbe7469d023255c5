package dev.campusg.eventstore.quarkus.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentsIT {

    private enum Mood {
        CALM,
        WILD
    }

    private record Beast(String name, Mood mood, String keeper) {}

    private static TestDatabase database;
    private static Documents<Beast> beasts;

    @BeforeAll
    static void a_zoo() {
        database = new TestDatabase();
        database.execute("""
                insert into es.stream (number, id, category, version, schema, state, created_at, updated_at)
                select n, 'beast-' || n, 'beast', n, 1, jsonb_build_object('name', 'b' || n,
                    'mood', case when n % 2 = 0 then 'CALM' else 'WILD' end,
                    'keeper', case when n < 4 then 'o''hara' end), now(), now()
                from generate_series(1, 9) n
                union all select 10, 'beast-new', 'beast', 0, 1, null, now(), now()
                union all select 11, 'plant-1', 'plant', 1, 1, '{"mood": "CALM"}', now(), now()""");
        beasts = Documents.of(database.pool, "beast", new JacksonState<>(new ObjectMapper(), 1, Beast.class));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Page<String> page(Documents<Beast> documents) {
        return documents
                .page(new PageRequest(), (beast, version) -> beast.name() + "@" + version)
                .await()
                .indefinitely();
    }

    @Test
    void all_of_a_category_are_listed_the_newest_first_and_what_has_no_state_is_not_there() {
        Page<String> page = page(beasts);
        assertThat(page.total()).isEqualTo(9);
        assertThat(page.items()).startsWith("b9@9", "b8@8").hasSize(9);
    }

    @Test
    void a_value_in_a_field_selects_and_none_selects_all() {
        Documents<Beast> some = beasts.where("state ->> 'mood'", Mood.CALM).where("state ->> 'keeper'", "o'hara");
        assertThat(page(some).items()).containsExactly("b2@2");
        assertThat(page(beasts.where("state ->> 'keeper'", (String) null)).total())
                .isEqualTo(9);
    }

    @Test
    void what_comes_from_outside_is_only_ever_a_value() {
        assertThat(page(beasts.where("state ->> 'keeper'", "' or true --")).total())
                .isZero();
    }

    @Test
    void conditions_and_orders_are_the_services_own() {
        Documents<Beast> kept = beasts.only("state ->> 'keeper' is not null").orderedBy("version");
        assertThat(page(kept).items()).containsExactly("b1@1", "b2@2", "b3@3");
        assertThat(kept.first(2, (beast, _) -> beast.name()).await().indefinitely())
                .isEqualTo(List.of("b1", "b2"));
    }
}
