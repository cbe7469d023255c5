package dev.campusg.payment.gateway;

import dev.campusg.payment.application.PaymentGateway;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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
    PaymentGateway gateway(
            GatewayBooks books, Clock clock, @ConfigProperty(name = "payment.simulator.slow") Duration slow) {
        return new SimulatedGateway(books, clock, slow);
    }
}
