package dev.campusg.eventstore.quarkus.http;

import jakarta.ws.rs.NotFoundException;

/** An id in a path or a query: short, printable and without spaces, as it may become the name of a stream. */
public record Key(String value) {

    /** For the same ids in a body. */
    public static final String FORM = "[\\x21-\\x7e]{1,128}";

    /** Called by the router: nothing has an id of another form. */
    public Key {
        if (!value.matches(FORM)) {
            throw new NotFoundException();
        }
    }
}
