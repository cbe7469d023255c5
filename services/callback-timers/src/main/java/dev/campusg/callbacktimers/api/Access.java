package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Caller;
import dev.campusg.callbacktimers.application.Keys;
import dev.campusg.callbacktimers.application.Rates;
import dev.campusg.callbacktimers.domain.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets in who has a key, and remembers who that is. */
@RequestScoped
class Access {

    private @Nullable Caller caller;

    Caller caller() {
        return Objects.requireNonNull(caller);
    }

    /** @throws Refusal to anybody but the operator */
    void requireOperator() {
        if (!caller().isOperator()) {
            throw Refusal.unauthorised("this is for the operator's key");
        }
    }

    void enter(Caller caller) {
        this.caller = caller;
    }

    static final class Gate {

        private static final Set<String> OPEN = Set.of("/health", "/healthz");

        private final Keys keys;
        private final Rates rates;
        private final Access access;

        Gate(Keys keys, Rates rates, Access access) {
            this.keys = keys;
            this.rates = rates;
            this.access = access;
        }

        @ServerRequestFilter(preMatching = true)
        public @Nullable Uni<Void> check(ContainerRequestContext request) {
            if (OPEN.contains(request.getUriInfo().getPath())) {
                return Uni.createFrom().voidItem();
            }
            return Uni.createFrom()
                    .completionStage(() -> keys.caller(request.getHeaderString("X-API-Key")))
                    .invoke(rates::admit)
                    .invoke(access::enter)
                    .replaceWithVoid();
        }
    }
}
