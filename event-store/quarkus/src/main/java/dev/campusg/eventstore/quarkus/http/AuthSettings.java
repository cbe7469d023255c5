package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How callers are told apart here; a service that is set up unsafely does not start. */
@Singleton
class AuthSettings {

    private static final List<String> KEYS = List.of(
            "mp.jwt.verify.publickey",
            "mp.jwt.verify.publickey.location",
            "smallrye.jwt.verify.key.location",
            "smallrye.jwt.verify.secretkey");

    private final boolean headersAreTrusted;
    private final Set<String> publicPaths;

    /**
     * @param auth {@code jwt}, or {@code dev}: headers stand in for a token, on a developer's machine and in tests
     * @param environment {@code production} refuses {@code dev}
     * @param publicPaths answered without a token, for callers that prove themselves otherwise
     */
    AuthSettings(
            @ConfigProperty(name = "campusg.auth", defaultValue = "jwt") String auth,
            @ConfigProperty(name = "campusg.env", defaultValue = "development") String environment,
            @ConfigProperty(name = "campusg.public-paths") Optional<Set<String>> publicPaths,
            Config config) {
        this.headersAreTrusted = auth.equals("dev");
        this.publicPaths = publicPaths.map(Set::copyOf).orElse(Set.of());
        if (!headersAreTrusted && !auth.equals("jwt")) {
            throw new IllegalStateException("CAMPUSG_AUTH is jwt or dev, not '" + auth + "'");
        }
        if (headersAreTrusted && environment.equals("production")) {
            throw new IllegalStateException("CAMPUSG_AUTH=dev trusts any header and is refused in production: "
                    + "remove it, and set MP_JWT_VERIFY_PUBLICKEY_LOCATION");
        }
        if (!headersAreTrusted
                && KEYS.stream()
                        .allMatch(key ->
                                config.getOptionalValue(key, String.class).isEmpty())) {
            throw new IllegalStateException("there is no key to check tokens with: set "
                    + "MP_JWT_VERIFY_PUBLICKEY_LOCATION, or CAMPUSG_AUTH=dev on a developer's machine");
        }
    }

    /** Only here so that unsafe settings show at start and not at the first request. */
    void checked(@Observes StartupEvent started) {}

    boolean headersAreTrusted() {
        return headersAreTrusted;
    }

    boolean isPublic(String path) {
        return path.equals(Health.PATH) || publicPaths.contains(path);
    }
}
