package dev.campusg.eventstore;

/**
 * Names one stream: the history of one thing. Written {@code category-key}; a category has no dash, a key may.
 */
public record StreamId(String category, String key) {

    /** Longest name a stream may have, in characters; keys come from outside and are index entries. */
    public static final int MAX_LENGTH = 300;

    public StreamId {
        if (category.isEmpty() || category.indexOf('-') >= 0) {
            throw new IllegalArgumentException("a stream's category is not empty and has no dash: '" + category + "'");
        }
        if (key.isEmpty() || category.length() + 1 + key.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a stream's key has 1 to " + (MAX_LENGTH - 1) + " characters");
        }
    }

    /** The inverse of {@link #toString()}. */
    public static StreamId parse(String name) {
        int dash = name.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("not a stream name (category-key): '" + name + "'");
        }
        return new StreamId(name.substring(0, dash), name.substring(dash + 1));
    }

    @Override
    public String toString() {
        return category + "-" + key;
    }
}
