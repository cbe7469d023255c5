package dev.campusg.createordersaga.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.createordersaga.application.CreateOrderSagas;
import dev.campusg.createordersaga.application.SagaView;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sagas as lists, newest first. */
@Singleton
public class SagaLists {

    private final Documents<SagaState<CreateOrder>> sagas;

    SagaLists(Pool pool, ObjectMapper mapper) {
        this.sagas = Documents.of(
                pool, CreateOrderSagas.CATEGORY, new JacksonState<>(mapper, 1, SagaState.class, CreateOrder.class));
    }

    /** @param status null for all */
    public Uni<Page<SagaView>> find(@Nullable SagaStatus status, PageRequest page) {
        return sagas.where("state ->> 'status'", status).page(page, SagaView::of);
    }
}
