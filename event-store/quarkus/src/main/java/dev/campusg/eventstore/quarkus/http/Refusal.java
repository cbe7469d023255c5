package dev.campusg.eventstore.quarkus.http;

/** A no of the border itself, before any rule was asked. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refusal(Fault fault) {
        super(fault.detail(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
