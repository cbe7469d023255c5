package dev.campusg.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which topics each service listens to, from its own configuration. */
final class Subscriptions {

    private static final Pattern DEFAULT_NAME = Pattern.compile("\\$\\{[^:}]+:([^}]+)}");
    private static final Map<String, List<String>> TOPICS = read();

    static List<String> of(String service) {
        return Objects.requireNonNull(TOPICS.get(service), service);
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> topics = new TreeMap<>();
        try {
            for (URL url :
                    Collections.list(Subscriptions.class.getClassLoader().getResources("application.properties"))) {
                Properties settings = settings(url);
                String inbox = settings.getProperty("mp.messaging.incoming.inbox.topics");
                if (inbox != null) {
                    topics.put(
                            settings.getProperty("quarkus.application.name"),
                            DEFAULT_NAME
                                    .matcher(inbox)
                                    .results()
                                    .map(found -> found.group(1))
                                    .toList());
                }
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
