package dev.campusg.checker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which topics each service listens to, from its own configuration. */
public final class Subscriptions {

    private static final Pattern DEFAULT_NAME = Pattern.compile("\\$\\{[^:}]+:([^}]+)}");
    private static final Map<String, Set<String>> TOPICS = read();

    /** The default names of the topics a service listens to. */
    public static Set<String> of(String service) {
        return Objects.requireNonNull(TOPICS.get(service), service);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> topics = new TreeMap<>();
        try {
            for (URL url :
                    Collections.list(Subscriptions.class.getClassLoader().getResources("application.properties"))) {
                Properties settings = settings(url);
                String inbox = settings.getProperty("mp.messaging.incoming.inbox.topics", "");
                topics.put(
                        settings.getProperty("quarkus.application.name", url.toString()),
                        DEFAULT_NAME
                                .matcher(inbox)
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toUnmodifiableSet()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return topics;
    }

    private static Properties settings(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            Properties settings = new Properties();
            settings.load(in);
            return settings;
        }
    }

    private Subscriptions() {}
}
