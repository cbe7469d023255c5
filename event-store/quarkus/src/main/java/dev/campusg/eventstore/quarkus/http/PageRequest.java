package dev.campusg.eventstore.quarkus.http;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which page is asked for; to be taken as a {@code @BeanParam}. */
public class PageRequest {

    /** Items on a page when the client does not say. */
    public static final int DEFAULT_SIZE = 10;

    /** Items on a page at most. */
    public static final int MAX_SIZE = 100;

    /** The last page that can be asked for: nobody turns a hundred million pages. */
    public static final int MAX_NUMBER = 100_000_000;

    @QueryParam("page")
    @Nullable
    String page;

    @QueryParam("limit")
    @Nullable
    String limit;

    public PageRequest() {}

    /** The page, from 1. */
    public int number() {
        return whole("page", page, 1, MAX_NUMBER);
    }

    /** How many items it has at most. */
    public int size() {
        return whole("limit", limit, DEFAULT_SIZE, MAX_SIZE);
    }

    /** How many items come before it. */
    public long offset() {
        return (number() - 1L) * size();
    }

    private static int whole(String name, @Nullable String text, int otherwise, int max) {
        if (text == null) {
            return otherwise;
        }
        if (text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= max) {
                return value;
            }
        }
        throw new Refusal(Fault.invalid(name, "must be a whole number from 1 to " + max));
    }
}
