package dev.campusg.user.api;

/** A user's id in a path: short, printable and without spaces, as it becomes the name of a stream. */
record UserKey(String value) {

    static final String FORM = "[\\x21-\\x7e]{1,128}";

    /** Called by the router; of what it throws comes a 404: nobody has such an id. */
    public static UserKey fromString(String text) {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException("a user id has 1 to 128 printable characters without spaces");
        }
        return new UserKey(text);
    }
}
