package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of Singapore dollars, in whole cents. On the wire a decimal string such as {@code "12.50"}; a JSON number is
 * accepted too. Never a binary floating-point number.
 */
public record Money(long cents) implements Comparable<Money> {

    public static final String CURRENCY = "SGD";
    public static final Money ZERO = new Money(0);

    /** No single amount is larger: one million dollars. */
    public static final Money MAX = new Money(100_000_000);

    /** @throws IllegalArgumentException if it is not a decimal with at most two places, or beyond {@link #MAX} */
    @JsonCreator
    public static Money of(Object amount) {
        BigDecimal decimal = decimal(amount);
        if (decimal.abs().compareTo(BigDecimal.valueOf(MAX.cents, 2)) > 0) {
            throw new IllegalArgumentException("an amount is at most " + MAX + " " + CURRENCY);
        }
        try {
            return new Money(decimal.setScale(2, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } catch (ArithmeticException tooPrecise) {
            throw new IllegalArgumentException("an amount has at most two decimal places: " + amount, tooPrecise);
        }
    }

    private static BigDecimal decimal(Object amount) {
        String text = String.valueOf(amount).strip();
        // A short text only: "1e999999999" would otherwise grow without bound.
        if (text.length() > 20) {
            throw new IllegalArgumentException("an amount is a decimal such as \"12.50\"");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notDecimal) {
            throw new IllegalArgumentException("an amount is a decimal such as \"12.50\": '" + text + "'", notDecimal);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(cents, quantity));
    }

    public boolean isNegative() {
        return cents < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @JsonValue
    @Override
    public String toString() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
