package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }

    private static AuthSettings settings(String auth, String environment, Map<String, String> properties) {
        return new AuthSettings(auth, environment, Optional.of(Set.of("/webhook")), config(properties));
    }

    @Test
    void headers_are_trusted_on_a_developers_machine_without_any_key() {
        assertThat(settings("dev", "development", Map.of()).headersAreTrusted()).isTrue();
    }

    @Test
    void headers_are_never_trusted_in_production() {
        assertThatThrownBy(() -> settings("dev", "production", Map.of())).hasMessageContaining("refused in production");
    }

    @Test
    void tokens_need_a_key() {
        assertThatThrownBy(() -> settings("jwt", "production", Map.of()))
                .hasMessageContaining("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
        Map<String, String> key = Map.of("mp.jwt.verify.publickey.location", "/keys/public.pem");
        assertThat(settings("jwt", "production", key).headersAreTrusted()).isFalse();
    }

    @Test
    void a_misspelt_setting_is_not_taken_for_another() {
        assertThatThrownBy(() -> settings("devel", "development", Map.of())).hasMessageContaining("'devel'");
    }

    @Test
    void health_and_the_named_paths_are_public() {
        AuthSettings settings = settings("dev", "development", Map.of());
        assertThat(settings.isPublic("/health")).isTrue();
        assertThat(settings.isPublic("/webhook")).isTrue();
        assertThat(settings.isPublic("/webhook/secret")).isFalse();
    }
}
