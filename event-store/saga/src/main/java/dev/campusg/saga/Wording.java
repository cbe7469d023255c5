package dev.campusg.saga;

/** Words a command out of what a saga knows. Pure. */
@FunctionalInterface
public interface Wording<D> {

    /** @param reason why the saga turned back; empty while it goes forward */
    Object message(D data, String reason);
}
