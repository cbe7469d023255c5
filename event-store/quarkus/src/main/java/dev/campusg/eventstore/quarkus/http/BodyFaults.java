package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.campusg.eventstore.Rejected;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body, and where, in the words of the client and without the names of our classes. */
final class BodyFaults {

    /** What the parser adds about its own source. */
    private static final Pattern ASIDE =
            Pattern.compile("\\s*(\\((start|for) |\\[Source|\\(code \\d+, ).*", Pattern.DOTALL);

    private BodyFaults() {}

    static RuntimeException of(IOException unreadable) {
        Throwable root = unreadable;
        for (Throwable at = unreadable; at != null; at = at.getCause()) {
            if (at instanceof Rejected || at instanceof Refusal) {
                return (RuntimeException) at;
            }
            root = at;
        }
        return switch (root) {
            case InvalidDefinitionException ours -> new IllegalStateException("this type cannot be read", ours);
            case StreamConstraintsException limit ->
                malformed("it is nested too deeply, or has a name or a number that is too long", limit);
            case InputCoercionException range
            when unreadable instanceof JsonMappingException at -> wrong(at, Expected.of(range.getTargetType(), null));
            case StreamReadException syntax ->
                malformed(ASIDE.matcher(syntax.getOriginalMessage()).replaceFirst(""), syntax);
            case MismatchedInputException trailing
            when trailing.getOriginalMessage().startsWith("Trailing token") ->
                malformed("there is more behind its end", trailing);
            case MismatchedInputException mismatch ->
                wrong(mismatch, Expected.of(mismatch.getTargetType(), invalid(mismatch)));
            case Throwable other when unreadable instanceof JsonMappingException at -> wrong(at, "is not acceptable");
            case Throwable other -> new Refusal(new Fault(400, "the body is not JSON in UTF-8"));
        };
    }

    private static @Nullable Object invalid(MismatchedInputException mismatch) {
        return mismatch instanceof InvalidFormatException format ? format.getValue() : null;
    }

    private static Refusal malformed(String why, JsonProcessingException e) {
        return new Refusal(new Fault(400, "malformed JSON" + place(e.getLocation()) + ": " + why));
    }

    private static Refusal wrong(JsonMappingException e, String message) {
        return new Refusal(Fault.invalid(path(e), message));
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
