package dev.campusg.dev.demo;

import java.util.List;
import java.util.Map;

/** A stage of a delivery, and what the runner shows for it; an empty proof is none. */
record Stage(String status, Map<String, String> proof) {

    static final List<Stage> ALL = List.of(
            new Stage("ON_SITE", Map.of()),
            new Stage("PURCHASED", Map.of("type", "receipt", "url", "https://photos.example.edu/receipt.jpg")),
            new Stage("COLLECTED", Map.of()),
            new Stage("ON_THE_WAY", Map.of()),
            new Stage("DELIVERED", Map.of("type", "photo", "url", "https://photos.example.edu/at-the-door.jpg")));

    Map<String, Object> report(String orderId) {
        return proof.isEmpty()
                ? Map.of("orderId", orderId, "status", status)
                : Map.of("orderId", orderId, "status", status, "proof", proof);
    }

    String shown() {
        return proof.isEmpty() ? "" : "with a %s".formatted(proof.get("type"));
    }
}
