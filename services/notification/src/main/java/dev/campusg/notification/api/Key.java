package dev.campusg.notification.api;

/** An id in a path: of a user, an order or a notification; it may become the name of a stream. */
record Key(String value) {

    static final String FORM = "[\\x21-\\x7e]{1,128}";

    /** Called by the router; of what it throws comes a 404: nobody has such an id. */
    public static Key fromString(String text) {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException("an id has 1 to 128 printable characters without spaces");
        }
        return new Key(text);
    }
}
