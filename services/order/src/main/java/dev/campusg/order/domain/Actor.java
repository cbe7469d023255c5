package dev.campusg.order.domain;

/**
 * Who gives a command.
 *
 * @param trusted a service or an administrator, who may act for anyone
 */
public record Actor(String id, boolean trusted) {

    public static Actor service(String name) {
        return new Actor(name, true);
    }

    public static Actor user(String id) {
        return new Actor(id, false);
    }

    boolean mayActAs(String userId) {
        return trusted || id.equals(userId);
    }
}
