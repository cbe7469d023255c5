package dev.campusg.checker;

/** How to see what a service knows of an order. */
final class Look {

    static String at(String service, String orderId) {
        String category = switch (service) {
            case "timer" -> "requesttimer";
            default -> service;
        };
        return "select * from es.history where stream = '" + category + "-" + orderId + "' order by version";
    }

    private Look() {}
}
