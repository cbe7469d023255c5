package dev.campusg.acceptordersaga.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Relayed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the order whether a runner may have it: its guard alone decides, and a no leaves nothing to undo. */
@Singleton
public class Accepting {

    private final OrderClient orders;
    private final ObjectMapper mapper;

    Accepting(@RestClient OrderClient orders, ObjectMapper mapper) {
        this.orders = orders;
        this.mapper = mapper;
    }

    /** @param request names this very request: a later one of the same runner is another question */
    public Uni<Void> accept(String orderId, String runnerId, String request) {
        return Relayed.answer("order", orders.accept(request, new OrderClient.Accept(orderId, runnerId)), mapper)
                .replaceWithVoid();
    }
}
