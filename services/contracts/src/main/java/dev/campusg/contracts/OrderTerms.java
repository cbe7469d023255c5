package dev.campusg.contracts;

import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be ordered at all, the same for whoever takes an order. */
public final class OrderTerms {

    public static final int MAX_ITEMS = 100;
    public static final int MAX_QUANTITY = 100;
    public static final int MAX_TEXT = 500;

    /** The most an order may cost in all, and so the most that is ever paid or held for one. */
    public static final Money LARGEST = new Money(1_000_000);

    private OrderTerms() {}

    /** The first thing that is wrong with an order, in words; empty if it can be taken. */
    public static Optional<String> violation(OrderDetails details) {
        return Stream.of(
                        items(details.foodItems()),
                        text("deliveryLocation", details.deliveryLocation()),
                        details.storeLocation() == null
                                ? Optional.<String>empty()
                                : text("storeLocation", details.storeLocation()),
                        amount("deliveryFee", feeOf(details)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> amount("the total", total(details.foodItems()).plus(feeOf(details))));
    }

    /** A missing fee is no fee. */
    public static Money feeOf(OrderDetails details) {
        return details.deliveryFee() == null ? Money.ZERO : details.deliveryFee();
    }

    /** What the food costs. */
    public static Money total(List<FoodItem> items) {
        return items.stream().map(item -> item.price().times(item.quantity())).reduce(Money.ZERO, Money::plus);
    }

    private static Optional<String> items(List<FoodItem> items) {
        return rule("foodItems has 1 to " + MAX_ITEMS + " items", !items.isEmpty() && items.size() <= MAX_ITEMS)
                .or(() -> items.stream()
                        .map(OrderTerms::item)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> item(FoodItem item) {
        return text("foodItems.name", item.name())
                .or(() -> amount("foodItems.price", item.price()))
                .or(() -> rule(
                        "foodItems.quantity is 1 to " + MAX_QUANTITY,
                        item.quantity() >= 1 && item.quantity() <= MAX_QUANTITY));
    }

    private static Optional<String> text(String field, @Nullable String text) {
        return rule(
                field + " is a text of 1 to " + MAX_TEXT + " characters",
                text != null && !text.isBlank() && text.length() <= MAX_TEXT && text.indexOf('\0') < 0);
    }

    private static Optional<String> amount(String field, Money amount) {
        return rule(
                field + " is 0.00 to " + LARGEST + " " + Money.CURRENCY,
                !amount.isNegative() && amount.compareTo(LARGEST) <= 0);
    }

    private static Optional<String> rule(String rule, boolean holds) {
        return holds ? Optional.empty() : Optional.of(rule);
    }
}
