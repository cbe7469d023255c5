package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be; lower case on the wire. */
public enum Role {
    CUSTOMER,
    RUNNER,
    SERVICE,
    ADMIN;

    static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.toString().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
