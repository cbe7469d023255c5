package dev.campusg.eventstore.quarkus.http;

/** What may stand in a header that ends up in logs, ids and other headers. */
final class Text {

    private Text() {}

    /** 1 to {@code max} visible ASCII characters or inner spaces. */
    static boolean isPrintable(String text, int max) {
        return !text.isBlank() && text.length() <= max && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
