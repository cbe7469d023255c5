package dev.campusg.eventstore.quarkus.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.campusg.eventstore.StateCodec;

/** States as JSON by Jackson; what is stored is also the document that read models query. */
public final class JacksonState<S> implements StateCodec<S> {

    private final int schema;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    /**
     * @param schema to be raised whenever the shape of the state changes
     * @param parameters what the type parameters of a generic state stand for
     */
    public JacksonState(ObjectMapper mapper, int schema, Class<?> state, Class<?>... parameters) {
        JavaType type = parameters.length == 0
                ? mapper.constructType(state)
                : mapper.getTypeFactory().constructParametricType(state, parameters);
        this.schema = schema;
        this.reader = mapper.readerFor(type);
        this.writer = mapper.writerFor(type);
    }

    @Override
    public int schema() {
        return schema;
    }

    @Override
    public String encode(S state) {
        try {
            return writer.writeValueAsString(state);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("cannot write the state as JSON", unwritable);
        }
    }

    @Override
    public S decode(String state) {
        try {
            return reader.readValue(state);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("a stored state does not fit schema " + schema, unreadable);
        }
    }
}
