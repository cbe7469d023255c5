package dev.campusg.eventstore.broken;

import dev.campusg.contracts.Money;

/** A library that knows of food; see the architecture test. */
final class FoodAwareStore {

    Money price() {
        return Money.ZERO;
    }
}
