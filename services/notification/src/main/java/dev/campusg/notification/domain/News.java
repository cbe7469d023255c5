package dev.campusg.notification.domain;

/** What one of the parties of an order is to be told. */
public record News(Party to, Moment moment, String title, String message) {

    public enum Party {
        CUSTOMER,
        RUNNER
    }

    public static News toCustomer(Moment moment, String title, String message) {
        return new News(Party.CUSTOMER, moment, title, message);
    }

    public static News toRunner(Moment moment, String title, String message) {
        return new News(Party.RUNNER, moment, title, message);
    }

    boolean isSameMomentAs(News other) {
        return to == other.to && moment == other.moment;
    }
}
