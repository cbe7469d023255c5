package dev.campusg.callbacktimers.delivery;

import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.Target;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns a target into the one address to connect to. The name is resolved once, and the address that was checked is the
 * one that is dialled: a name that leads elsewhere a moment later gains nothing.
 */
final class Guard {

    private final Resolver resolver;
    private final Destinations destinations;

    Guard(Resolver resolver, Destinations destinations) {
        this.resolver = resolver;
        this.destinations = destinations;
    }

    /** Fails with a {@link Forbidden} if it must not be called. */
    CompletionStage<InetAddress> address(Target target, int client) {
        Optional<InetAddress> literal = target.literal();
        return literal.isPresent()
                ? CompletableFuture.completedStage(literal.get()).thenApply(one -> allowed(target, List.of(one)))
                : resolver.resolve(target.host(), client).thenApply(all -> allowed(target, all));
    }

    private InetAddress allowed(Target target, List<InetAddress> addresses) {
        return addresses.stream().filter(destinations::allow).findFirst().orElseThrow(() -> new Forbidden(target));
    }

    /** What the target's address is stays untold: whoever asks may be mapping our network. */
    static final class Forbidden extends RuntimeException {
        private Forbidden(Target target) {
            super(target.host() + " is not a public address", null, false, false);
        }
    }
}
