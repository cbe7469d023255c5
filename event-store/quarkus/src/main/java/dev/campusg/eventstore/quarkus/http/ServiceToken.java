package dev.campusg.eventstore.quarkus.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Shows this service's own token to the services it calls, where there are tokens. */
public class ServiceToken implements ClientRequestFilter {

    private final Optional<String> token =
            ConfigProvider.getConfig().getOptionalValue("campusg.service-token", String.class);

    @Override
    public void filter(ClientRequestContext request) {
        token.ifPresent(value -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + value));
    }
}
