package dev.campusg.eventstore.quarkus.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the framework itself refuses, said in our words: its own name classes. */
final class WebFaults {

    private static final List<String> KEPT =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

    private WebFaults() {}

    static Fault of(WebApplicationException e) {
        // A parameter that does not convert arrives as "not found" with the failed conversion as its cause.
        int status = e instanceof NotFoundException && e.getCause() != null
                ? 400
                : e.getResponse().getStatus();
        return new Fault(status, null, detail(status), List.of(), headers(e.getResponse()));
    }

    static String detail(int status) {
        return switch (status) {
            case 400 -> "a parameter in the path, the query or the headers is malformed";
            case 401 -> "this needs a valid bearer token";
            case 403 -> "this is not allowed to the caller";
            case 404 -> "there is nothing here";
            case 405 -> "this method is not one of those allowed here";
            case 406 -> "none of the accepted media types can be produced; application/json can";
            case 413 -> "the body is larger than this service takes";
            case 415 -> "a body of this media type is not understood; send Content-Type: application/json";
            case 503 -> "this service cannot answer now; try again";
            default -> status < 500 ? "the request cannot be served" : "something went wrong here";
        };
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
