package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Text without the character NUL, which JSON can write and PostgreSQL cannot keep. */
final class TextReader extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && text.indexOf('\0') >= 0) {
            return (String) context.handleWeirdStringValue(String.class, text, "NUL");
        }
        return text;
    }
}
