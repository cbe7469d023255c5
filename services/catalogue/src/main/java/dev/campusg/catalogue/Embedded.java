package dev.campusg.catalogue;

import dev.campusg.contracts.OrderMessages.OrderFact;
import dev.campusg.order.application.OrderView;
import java.util.Optional;

/** The fields that are texts, and the texts are JSON themselves. */
final class Embedded {

    private Embedded() {}

    /** What the text of a field reads as, if it is JSON. */
    static Optional<Class<?>> in(Field field) {
        boolean order = OrderFact.class.isAssignableFrom(field.component().getDeclaringRecord())
                && field.name().equals("event");
        return order ? Optional.of(OrderView.class) : Optional.empty();
    }
}
