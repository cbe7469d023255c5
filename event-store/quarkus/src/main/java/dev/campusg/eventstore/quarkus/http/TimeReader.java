package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Times as RFC 3339 text only: a number could be seconds or milliseconds, and a year has four digits. */
final class TimeReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    TimeReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            Instant time = Instant.parse(json.getText());
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // answered like a time out of range
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "not a time");
    }
}
