package dev.campusg.benchmarks;

/**
 * One line of a report.
 *
 * @param unit of what was measured and of the ceiling
 * @param ceiling what the machine could do at best; null if there is no such thing
 * @param ratio of what was measured to the ceiling; null without one
 * @param bar what we want; null if it is only told
 */
record Result(String what, double measured, String unit, Double ceiling, Double ratio, Bar bar) {

    static Result told(String what, double measured, String unit) {
        return new Result(what, measured, unit, null, null, null);
    }

    static Result barred(String what, double measured, String unit, Bar bar) {
        return new Result(what, measured, unit, null, null, bar);
    }

    /** What is wanted of a figure. */
    sealed interface Bar {

        /** At least this share of the ceiling. */
        record OfCeiling(double ratio) implements Bar {}

        record AtLeast(double value) implements Bar {}

        record AtMost(double value) implements Bar {}
    }

    Boolean met() {
        return switch (bar) {
            case null -> null;
            case Bar.OfCeiling(double wanted) -> ratio >= wanted;
            case Bar.AtLeast(double wanted) -> measured >= wanted;
            case Bar.AtMost(double wanted) -> measured <= wanted;
        };
    }

    String wanted() {
        return switch (bar) {
            case null -> "";
            case Bar.OfCeiling(double ratio) -> "≥ %.1f × ceiling".formatted(ratio);
            case Bar.AtLeast(double value) -> "≥ %,.0f %s".formatted(value, unit);
            case Bar.AtMost(double value) -> "≤ %,.0f %s".formatted(value, unit);
        };
    }
}
