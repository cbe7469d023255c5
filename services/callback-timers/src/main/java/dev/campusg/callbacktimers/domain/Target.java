package dev.campusg.callbacktimers.domain;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a callback goes.
 *
 * @param host without the brackets of an IPv6 literal
 * @param path with the query
 */
public record Target(boolean tls, String host, int port, String path) {

    static final int MAX_LENGTH = 2048;

    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}\\.?$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");

    /** What C libraries take for an address: 127.1, 0x7f000001, 2130706433. */
    private static final Pattern NUMERIC = Pattern.compile("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+)){0,3}\\.?");

    /** Ports of other protocols, to which an HTTP request must not be smuggled: the list of the Fetch standard. */
    private static final Set<Integer> NOT_FOR_THE_WEB = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    /** @throws Refusal if no callback may ever go there */
    public static Target of(String url) {
        if (url.length() > MAX_LENGTH) {
            throw refused("has more than " + MAX_LENGTH + " characters");
        }
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("must begin with https:// or http://");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw refused("may not contain a user or a password; send them in callback_headers");
        }
        if (uri.getRawFragment() != null) {
            throw refused("may not contain a fragment");
        }
        boolean tls = scheme.equals("https");
        return new Target(tls, host(uri), port(uri, tls), path(uri));
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("is not a URL");
        }
    }

    private static String host(URI uri) {
        if (uri.getHost() == null) {
            throw refused("has no valid host");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            String literal = host.substring(1, host.length() - 1);
            if (literal.contains("%")) {
                throw refused("may not name a network interface");
            }
            return literal;
        }
        if (!HOST_NAME.matcher(host).matches()) {
            throw refused("has no valid host");
        }
        return host;
    }

    private static int port(URI uri, boolean tls) {
        int port = uri.getPort() == -1 ? tls ? 443 : 80 : uri.getPort();
        if (port < 1 || port > 65_535 || NOT_FOR_THE_WEB.contains(port)) {
            throw refused("may not use port " + port);
        }
        return port;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String all = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (!all.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw refused("must be written in ASCII; encode what is not");
        }
        return all;
    }

    /** The address, if the URL says one instead of a name. */
    public Optional<InetAddress> literal() {
        try {
            if (host.contains(":")) {
                return Optional.of(InetAddress.ofLiteral(host));
            }
            return NUMERIC.matcher(host).matches()
                    ? Optional.of(Inet4Address.ofPosixLiteral(
                            host.endsWith(".") ? host.substring(0, host.length() - 1) : host))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw refused("has no valid host");
        }
    }

    /** The address, as far as it is known without asking: this machine has a name that everybody knows. */
    public Optional<InetAddress> said() {
        return host.equals("localhost") || host.endsWith(".localhost")
                ? Optional.of(InetAddress.ofLiteral("127.0.0.1"))
                : literal();
    }

    /** What calls share that go to the same receiver. */
    public String receiver() {
        return host + ":" + port;
    }

    /** For the header {@code Host}. */
    public String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    private static Refusal refused(String why) {
        return Refusal.invalid("callback_url " + why);
    }
}
