package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.callbacktimers.store.Listing;
import dev.campusg.callbacktimers.store.Listing.Place;
import dev.campusg.callbacktimers.store.Listing.Sort;
import dev.campusg.callbacktimers.store.TimerRow;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for: by an offset, or from where the page before ended, which is quick at any depth. */
final class Paging {

    static final int MAX_LIMIT = 200;
    static final int DEFAULT_LIMIT = 50;
    private static final int MAX_OFFSET = 100_000;

    @QueryParam("status")
    public @Nullable String status;

    @QueryParam("limit")
    public @Nullable String limit;

    @QueryParam("offset")
    public @Nullable String offset;

    @QueryParam("sort")
    public @Nullable String sort;

    @QueryParam("order")
    public @Nullable String order;

    @QueryParam("cursor")
    public @Nullable String cursor;

    Listing listing(@Nullable Integer client) {
        Sort by = sort();
        boolean ascending = ascending();
        if (cursor != null && offset != null) {
            throw Refusal.invalid("offset and cursor exclude each other");
        }
        return new Listing(
                client,
                status == null || status.isBlank() ? null : Status.named(status),
                by,
                ascending,
                number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT),
                number("offset", offset, 0, 0, MAX_OFFSET),
                cursor == null ? null : place(cursor, head(by, ascending)));
    }

    private Sort sort() {
        return switch (sort == null ? "created_at" : sort) {
            case "created_at" -> Sort.CREATED_AT;
            case "execute_at" -> Sort.EXECUTE_AT;
            default -> throw Refusal.invalid("sort is created_at or execute_at");
        };
    }

    private boolean ascending() {
        return switch (order == null ? "desc" : order) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw Refusal.invalid("order is asc or desc");
        };
    }

    static int number(String name, @Nullable String text, int otherwise, int least, int most) {
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.invalid("%s is a number from %d to %d".formatted(name, least, most));
    }

    /** Leads to what comes after the last of these, if they fill a page. */
    static @Nullable String next(Listing listing, List<TimerRow> rows) {
        if (rows.size() < listing.limit()) {
            return null;
        }
        TimerRow last = rows.getLast();
        Instant at = listing.sort() == Sort.CREATED_AT ? last.createdAt() : last.executeAt();
        String text = head(listing.sort(), listing.ascending()) + ChronoUnit.MICROS.between(Instant.EPOCH, at) + ":"
                + last.number();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(Sort sort, boolean ascending) {
        return Views.word(sort) + (ascending ? ":asc:" : ":desc:");
    }

    private static Place place(String cursor, String head) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(head)) {
                String[] parts = text.substring(head.length()).split(":", 2);
                return new Place(
                        Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Long.parseLong(parts[1]));
            }
        } catch (RuntimeException e) {
            // said below
        }
        throw Refusal.invalid("cursor is not one of this list with this sort and order");
    }
}
