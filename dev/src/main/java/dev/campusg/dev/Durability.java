package dev.campusg.dev;

import java.util.Map;

/** Whether a commit survives a power cut. Only throw-away data may say {@link #NONE}. */
public enum Durability {
    FULL(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on")),
    NONE(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));

    private final Map<String, String> settings;

    Durability(Map<String, String> settings) {
        this.settings = settings;
    }

    Map<String, String> settings() {
        return settings;
    }
}
