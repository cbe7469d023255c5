package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.domain.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids; what does not look like one is nobody's. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Refusal.invalid("'" + shortened(text) + "' is not an id");
        }
        return UUID.fromString(text);
    }

    private static String shortened(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }
}
