package dev.campusg.user.domain;

import org.jspecify.annotations.Nullable;

/** Who someone is. Each part may be unknown. */
public record Profile(
        @Nullable String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber) {

    public static final Profile UNKNOWN = new Profile(null, null, null, null, null);

    /** What is given replaces what was known; what is not given stays. */
    Profile updatedBy(Profile given) {
        return new Profile(
                newer(given.username, username),
                newer(given.email, email),
                newer(given.firstName, firstName),
                newer(given.lastName, lastName),
                newer(given.phoneNumber, phoneNumber));
    }

    private static @Nullable String newer(@Nullable String given, @Nullable String known) {
        return given == null ? known : given;
    }
}
