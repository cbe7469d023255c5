package dev.campusg.order.domain;

import dev.campusg.contracts.OrderTerms;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a proof may lie: people open it, so it is an ordinary public web address and nothing that only looks like one. A
 * number instead of a name, or a name that means something else in every network, is not public.
 */
final class ProofAddress {

    private static final int MAX_LENGTH = 2 * OrderTerms.MAX_TEXT;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
            + "(?!(local|localhost|internal|lan|arpa|invalid)$)(xn--[a-z0-9-]{1,59}|[a-z]{2,63})");

    private ProofAddress() {}

    static boolean isDecent(String url) {
        if (url.length() > MAX_LENGTH || !VISIBLE_ASCII.matcher(url).matches()) {
            return false;
        }
        try {
            URI address = new URI(url);
            return address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getRawUserInfo() == null
                    && address.getHost() != null
                    && NAME.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
