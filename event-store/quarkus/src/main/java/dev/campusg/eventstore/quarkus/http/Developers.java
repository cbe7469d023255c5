package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Rejected;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What only developers need is not there in production. */
@Singleton
public class Developers {

    private final boolean production;

    Developers(@ConfigProperty(name = "campusg.env", defaultValue = "development") String environment) {
        this.production = environment.equals("production");
    }

    /** @throws Rejected as not found, in production */
    public void requireTheirs() {
        if (production) {
            throw Rejected.notFound("NOT_FOUND", "there is nothing here in production");
        }
    }
}
