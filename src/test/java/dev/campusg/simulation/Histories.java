package dev.campusg.simulation;

import dev.campusg.acceptordersaga.application.AcceptOrderSagas;
import dev.campusg.completeordersaga.application.CompleteOrderSagas;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.StreamId;
import dev.campusg.order.application.OrderService;
import dev.campusg.timer.application.RequestTimers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to each thing of a world, in order. */
final class Histories {

    private final Map<StreamId, List<Envelope>> streams;

    private Histories(Map<StreamId, List<Envelope>> streams) {
        this.streams = streams;
    }

    static Histories of(Campus campus) {
        return new Histories(Stream.of(campus.orders, campus.timers, campus.handovers, campus.completions)
                .flatMap(node -> node.history().stream())
                .collect(Collectors.groupingBy(Envelope::stream)));
    }

    List<Envelope> order(String id) {
        return of(OrderService.CATEGORY, id);
    }

    List<Envelope> timers(String orderId) {
        return of(RequestTimers.CATEGORY, orderId);
    }

    List<Envelope> handover(String sagaId) {
        return of(AcceptOrderSagas.CATEGORY, sagaId);
    }

    List<Envelope> completion(String sagaId) {
        return of(CompleteOrderSagas.CATEGORY, sagaId);
    }

    /** The sagas about orders coming and going, by their ids. */
    List<String> handovers() {
        return streams.keySet().stream()
                .filter(stream -> stream.category().equals(AcceptOrderSagas.CATEGORY))
                .map(StreamId::key)
                .toList();
    }

    private List<Envelope> of(String category, String key) {
        return streams.getOrDefault(new StreamId(category, key), List.of());
    }

    static long count(List<Envelope> history, String... types) {
        List<String> wanted = List.of(types);
        return history.stream().filter(it -> wanted.contains(it.event().type())).count();
    }
}
