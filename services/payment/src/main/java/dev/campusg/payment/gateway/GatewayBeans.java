package dev.campusg.payment.gateway;

import dev.campusg.payment.application.PaymentGateway;
import dev.campusg.payment.gateway.stripe.StripeGateway;
import dev.campusg.payment.gateway.stripe.StripeSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@RegisterForReflection(targets = BookEntry.class)
class GatewayBeans {

    @Produces
    @Singleton
    GatewayBooks books(Pool pool) {
        return new PostgresGatewayBooks(pool);
    }

    @Produces
    @Singleton
    Optional<StripeSettings> stripe(
            @ConfigProperty(name = "stripe.api-key") Optional<String> key,
            @ConfigProperty(name = "stripe.api-base") String base,
            @ConfigProperty(name = "payment.stripe.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "payment.stripe.read-timeout") Duration readTimeout) {
        return key.map(secret -> new StripeSettings(secret.strip(), base, connectTimeout, readTimeout));
    }

    /** Stripe with its key, the simulator without. */
    @Produces
    @Singleton
    PaymentGateway gateway(
            Optional<StripeSettings> stripe,
            GatewayBooks books,
            Clock clock,
            @ConfigProperty(name = "payment.simulator.slow") Duration slow) {
        return stripe.<PaymentGateway>map(
                        settings -> new StripeGateway(settings, clock, Executors.newVirtualThreadPerTaskExecutor()))
                .orElseGet(() -> new SimulatedGateway(books, clock, slow));
    }
}
