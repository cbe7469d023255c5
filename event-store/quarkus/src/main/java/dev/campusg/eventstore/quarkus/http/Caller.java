package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Rejected;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who makes a request. */
public record Caller(String id, Set<Role> roles) {

    /** The caller of a public path who did not say who it is. */
    static final Caller ANONYMOUS = new Caller("anonymous", Set.of());

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role... any) {
        return Arrays.stream(any).anyMatch(roles::contains);
    }

    /** @throws Rejected as forbidden, unless the caller has one of these roles */
    public void require(Role... any) {
        if (!isAny(any)) {
            throw Rejected.forbidden("ROLE_REQUIRED", "this is for the role " + named(any));
        }
    }

    /** @throws Rejected as forbidden, unless the caller is this user or has one of these roles */
    public void requireSelfOr(String userId, Role... any) {
        if (!id.equals(userId) && !isAny(any)) {
            throw Rejected.forbidden(
                    "NOT_YOURS",
                    "this is for the user it belongs to" + (any.length == 0 ? "" : ", or the role " + named(any)));
        }
    }

    /** @throws Rejected as forbidden, unless the caller is one of these users or has one of these roles */
    public void requireOneOf(Set<String> users, Role... any) {
        requireSelfOr(users.contains(id) ? id : "", any);
    }

    private static String named(Role... any) {
        return Arrays.stream(any).map(Role::toString).collect(Collectors.joining(" or "));
    }
}
