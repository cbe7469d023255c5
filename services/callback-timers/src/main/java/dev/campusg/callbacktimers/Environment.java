package dev.campusg.callbacktimers;

import dev.campusg.callbacktimers.domain.Network;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The environment this platform is known by, in terms of what it is built on. */
final class Environment {

    static final int SHORTEST_KEY = 32;

    private static final List<String> DURATIONS = List.of("MAX_OVERDUE", "RETENTION", "CALL_TIMEOUT");
    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private Environment() {}

    /** Why it cannot start, a sentence each. Never tells a secret. */
    static List<String> missing(Map<String, String> environment) {
        List<String> missing = new ArrayList<>();
        String key = environment.getOrDefault("API_KEY", "");
        if (key.length() < SHORTEST_KEY) {
            missing.add(
                    key.isEmpty()
                            ? "API_KEY is not set: it must have at least " + SHORTEST_KEY + " characters."
                            : "API_KEY has %d characters: it must have at least %d."
                                    .formatted(key.length(), SHORTEST_KEY));
        }
        String url = environment.getOrDefault("DATABASE_URL", "");
        try {
            if (url.isBlank()) {
                missing.add("DATABASE_URL is not set, such as postgres://user:password@localhost:5432/timers");
            } else {
                database(url);
            }
        } catch (IllegalArgumentException e) {
            missing.add("DATABASE_URL " + e.getMessage());
        }
        try {
            Network.list(environment.getOrDefault("ALLOW_PRIVATE_TARGETS", ""));
        } catch (IllegalArgumentException e) {
            missing.add("ALLOW_PRIVATE_TARGETS is not a list of networks such as 10.1.0.0/16,fd00::/8");
        }
        DURATIONS.stream()
                .filter(name -> !isDuration(environment.getOrDefault(name, "PT1S")))
                .forEach(name -> missing.add(name + " is not a positive duration such as PT5M or 30s"));
        return missing;
    }

    private static boolean isDuration(String text) {
        try {
            return DurationConverter.parseDuration(text).isPositive();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Settings of the database clients. */
    static Map<String, String> database(String url) {
        URI uri = parsed(url);
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = user.indexOf(':');
        String database = uri.getRawPath() == null || uri.getRawPath().length() < 2
                ? "postgres"
                : uri.getRawPath().substring(1);
        int port = uri.getPort() == -1 ? 5432 : uri.getPort();
        String place = uri.getHost() + ":" + port + "/" + database + sslMode(uri);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.reactive.url", "postgresql://" + place);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + place);
        settings.put("quarkus.datasource.username", decoded(colon < 0 ? user : user.substring(0, colon)));
        settings.put("quarkus.datasource.password", decoded(colon < 0 ? "" : user.substring(colon + 1)));
        settings.replaceAll((name, value) -> value.replace("$", "\\$"));
        return settings;
    }

    private static URI parsed(String url) {
        try {
            URI uri = new URI(url.strip());
            if (!Set.of("postgres", "postgresql").contains(String.valueOf(uri.getScheme()))) {
                throw new IllegalArgumentException("must begin with postgres://");
            }
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("has no host; encode special characters of the password");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL; encode special characters of the password");
        }
    }

    private static String sslMode(URI uri) {
        return Arrays.stream(String.valueOf(uri.getRawQuery()).split("&"))
                .filter(parameter -> parameter.startsWith("sslmode="))
                .findFirst()
                .map(parameter -> "?" + parameter)
                .orElse("");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** {@code RUST_LOG} may name modules, too; what it says of all counts. */
    static String logLevel(String text) {
        return Arrays.stream(text.split(","))
                .map(part -> part.strip().toUpperCase(Locale.ROOT))
                .map(part -> part.equals("WARNING") ? "WARN" : part)
                .filter(LEVELS::contains)
                .findFirst()
                .orElse("INFO");
    }
}
