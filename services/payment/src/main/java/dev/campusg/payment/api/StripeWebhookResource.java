package dev.campusg.payment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.campusg.eventstore.Rejected;
import dev.campusg.payment.application.GatewayNews;
import dev.campusg.payment.gateway.stripe.StripeNews;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * Where Stripe tells what happened over there. Anybody may call it: what proves a caller is the signature of the body, byte
 * for byte. Whatever is understood is answered with 200, or Stripe would tell it again for days.
 */
@Path("/stripe-webhook")
class StripeWebhookResource {

    /** How old a signature may be, in seconds, so that a copied one is soon worth nothing. */
    private static final long TOLERANCE = 300;

    private final Optional<String> secret;
    private final GatewayNews gateway;
    private final ObjectMapper mapper;
    private final MeterRegistry metrics;
    private final Clock clock;

    StripeWebhookResource(
            @ConfigProperty(name = "stripe.webhook-secret") Optional<String> secret,
            GatewayNews gateway,
            ObjectMapper mapper,
            MeterRegistry metrics,
            Clock clock) {
        this.secret = secret.map(String::strip);
        this.gateway = gateway;
        this.mapper = mapper;
        this.metrics = metrics;
        this.clock = clock;
    }

    @RegisterForReflection
    record Receipt(boolean received) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Receipt> hear(@RestHeader("Stripe-Signature") @Nullable String signature, byte[] body) {
        JsonNode event = authentic(new String(body, StandardCharsets.UTF_8), signature);
        Optional<StripeNews> news = StripeNews.of(event, clock.instant());
        count(news.isPresent() ? event.path("type").asText() : "other");
        return news.map(one -> Uni.createFrom()
                        .completionStage(() -> gateway.hear("stripe:" + one.id(), one.orderId(), one.command()))
                        .map(heard -> new Receipt(true)))
                .orElseGet(() -> Uni.createFrom().item(new Receipt(true)));
    }

    private JsonNode authentic(String body, @Nullable String signature) {
        String key = secret.orElseThrow(() -> Rejected.notFound(
                "WEBHOOKS_NOT_CONFIGURED", "no webhooks are taken here: STRIPE_WEBHOOK_SECRET is not set"));
        requireSigned(body, signature == null ? "" : signature, key);
        try {
            return mapper.readTree(body);
        } catch (IOException unreadable) {
            throw Rejected.invalid("INVALID_PAYLOAD", "the body is not JSON");
        }
    }

    /** A header out of shape makes Stripe's own code stumble, in any way. */
    private void requireSigned(String body, String signature, String key) {
        try {
            Webhook.Signature.verifyHeader(body, signature, key, TOLERANCE, clock);
        } catch (SignatureVerificationException | RuntimeException forged) {
            count("forged");
            throw Rejected.invalid("SIGNATURE_INVALID", "the signature is not Stripe's, or too old");
        }
    }

    private void count(String kind) {
        metrics.counter("stripe.webhooks", "kind", kind).increment();
    }
}
