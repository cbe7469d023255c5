package dev.campusg.callbacktimers;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Lets {@code DATABASE_URL} and {@code LOG_LEVEL} speak to Quarkus. */
public final class EnvironmentSource implements ConfigSourceFactory {

    /** Over the application's own properties, under variables that speak Quarkus themselves. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        String url = value(context, "DATABASE_URL");
        if (url != null) {
            settings.putAll(Environment.database(url));
        }
        Stream.of("LOG_LEVEL", "RUST_LOG")
                .map(name -> value(context, name))
                .filter(level -> level != null)
                .findFirst()
                .ifPresent(level -> settings.put("quarkus.log.level", Environment.logLevel(level)));
        return List.of(new PropertiesConfigSource(settings, "callback timers' environment", ORDINAL));
    }

    private static @Nullable String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
