package dev.campusg.eventstore.quarkus.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: from the bearer token, or where that is allowed from headers. */
@Singleton
class Callers {

    static final String CHALLENGE = "Bearer realm=\"campusg\"";
    static final String CHALLENGE_INVALID = CHALLENGE + ", error=\"invalid_token\"";

    private static final int MAX_ID = 128;

    private final AuthSettings settings;

    Callers(AuthSettings settings) {
        this.settings = settings;
    }

    Uni<Caller> of(RoutingContext exchange) {
        if (settings.isPublic(exchange.normalizedPath())) {
            return Uni.createFrom().item(Caller.ANONYMOUS);
        }
        HttpServerRequest request = exchange.request();
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return QuarkusHttpUser.getSecurityIdentity(exchange, null).map(Callers::fromToken);
        }
        if (settings.headersAreTrusted()) {
            return Uni.createFrom().item(fromHeaders(request.getHeader("X-User-Id"), request.getHeader("X-User-Role")));
        }
        throw new Refusal(Fault.unauthorized("this needs a bearer token", CHALLENGE));
    }

    private static Caller fromToken(@Nullable SecurityIdentity identity) {
        if (identity != null
                && identity.getPrincipal() instanceof JsonWebToken token
                && isId(token.getSubject())
                && token.getGroups() != null) {
            return new Caller(
                    token.getSubject(),
                    token.getGroups().stream()
                            .map(Role::named)
                            .flatMap(Optional::stream)
                            .collect(Collectors.toSet()));
        }
        throw new Refusal(Fault.unauthorized("this needs a bearer token with a subject", CHALLENGE_INVALID));
    }

    /** Nobody named is a service; a user without a role may do what every user may, order and run. */
    private static Caller fromHeaders(@Nullable String id, @Nullable String roles) {
        if (id != null && !isId(id)) {
            throw new Refusal(Fault.invalid("X-User-Id", "must be 1 to " + MAX_ID + " printable characters"));
        }
        if (roles != null) {
            Set<Role> known = EnumSet.noneOf(Role.class);
            for (String name : roles.split(",", -1)) {
                known.add(Role.named(name.strip())
                        .orElseThrow(() -> new Refusal(
                                Fault.invalid("X-User-Role", "must be customer, runner, service or admin"))));
            }
            return new Caller(id == null ? "anonymous " + roles : id, known);
        }
        return id == null
                ? new Caller("anonymous service", Set.of(Role.SERVICE))
                : new Caller(id, Set.of(Role.CUSTOMER, Role.RUNNER));
    }

    private static boolean isId(@Nullable String id) {
        return id != null && Text.isPrintable(id, MAX_ID);
    }
}
