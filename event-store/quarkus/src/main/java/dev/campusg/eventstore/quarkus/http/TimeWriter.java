package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Always with milliseconds at least: a client that sorts or parses times by their text is not surprised by .000. */
final class TimeWriter extends StdScalarSerializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    TimeWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(time.getNano() == 0 ? MILLISECONDS.format(time) : time.toString());
    }
}
