package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Rejected;
import jakarta.ws.rs.core.EntityTag;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions a client names in {@code If-Match} or {@code If-None-Match} (RFC 9110): a thing's entity tag is its
 * version. A tag that we never gave is well-formed and matches nothing.
 */
public record VersionTags(Set<String> tags) {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern LIST = Pattern.compile(TAG + "([ \\t]*,[ \\t]*" + TAG + ")*");

    /** Called by the router; of what it throws comes a 400. */
    public static VersionTags fromString(String header) {
        String text = header.strip();
        if (text.equals(ANY)) {
            return new VersionTags(Set.of(ANY));
        }
        if (!LIST.matcher(text).matches()) {
            throw new IllegalArgumentException("entity tags are written \"3\"");
        }
        return new VersionTags(
                TAG.matcher(text).results().map(found -> found.group()).collect(Collectors.toUnmodifiableSet()));
    }

    public static EntityTag of(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * A command for the versions named alone; for any, without tags. What does not exist is for the command to say.
     *
     * @param ifMatch compared strongly: a weak tag matches nothing
     */
    public static <C> LongFunction<C> onlyFor(@Nullable VersionTags ifMatch, C command) {
        return version -> {
            if (ifMatch != null && version > 0 && !ifMatch.tags.contains(ANY) && !ifMatch.names(version)) {
                throw Rejected.stale("STALE_VERSION", "this was asked of another version than the current " + version);
            }
            return command;
        };
    }

    /** Whether who sent this as {@code If-None-Match} has the current version already; a weak tag will do. */
    public static boolean has(@Nullable VersionTags ifNoneMatch, long version) {
        return ifNoneMatch != null
                && (ifNoneMatch.tags.contains(ANY)
                        || ifNoneMatch.names(version)
                        || ifNoneMatch.tags.contains("W/" + quoted(version)));
    }

    private boolean names(long version) {
        return tags.contains(quoted(version));
    }

    private static String quoted(long version) {
        return '"' + String.valueOf(version) + '"';
    }
}
