package dev.campusg.eventstore.quarkus.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.NewEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Events as JSON by Jackson. An event whose shape changed keeps its name and gets an upcaster: a function from the JSON
 * of one schema to that of the next, applied when an old event is read. What is stored is never rewritten.
 */
public final class JacksonEvents<E> implements EventCodec<E> {

    private final ObjectMapper mapper;
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<String, List<UnaryOperator<ObjectNode>>> upcasters;

    /**
     * @param upcasters by event name; the first takes schema 1 to 2, the second 2 to 3, and so on
     * @param parameters what the type parameters of generic events stand for
     */
    public JacksonEvents(
            ObjectMapper mapper,
            EventTypes<E> types,
            Map<String, List<UnaryOperator<ObjectNode>>> upcasters,
            Class<?>... parameters) {
        this.mapper = mapper;
        this.upcasters = Map.copyOf(upcasters);
        types.byName().forEach((name, kind) -> readers.put(name, mapper.readerFor(resolved(kind, parameters))));
    }

    private JavaType resolved(Class<?> kind, Class<?>... parameters) {
        return kind.getTypeParameters().length == 0
                ? mapper.constructType(kind)
                : mapper.getTypeFactory().constructParametricType(kind, parameters);
    }

    @Override
    public NewEvent encode(E event) {
        String type = event.getClass().getSimpleName();
        try {
            return new NewEvent(type, currentSchema(type), mapper.writeValueAsString(event));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("cannot write a " + type + " as JSON", unwritable);
        }
    }

    @Override
    public E decode(NewEvent event) {
        ObjectReader reader = readers.get(event.type());
        if (reader == null) {
            throw new IllegalArgumentException("unknown event type " + event.type() + ": is this an older release?");
        }
        try {
            return event.schema() == currentSchema(event.type())
                    ? reader.readValue(event.data())
                    : reader.readValue(upcast(event));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "event data does not fit " + event.type() + " schema " + event.schema(), unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode upcast(NewEvent event) throws JsonProcessingException {
        List<UnaryOperator<ObjectNode>> steps = upcasters.getOrDefault(event.type(), List.of());
        if (event.schema() > steps.size() + 1) {
            throw new IllegalArgumentException(event.type() + " schema " + event.schema() + " is newer than this code");
        }
        ObjectNode data = (ObjectNode) mapper.readTree(event.data());
        for (UnaryOperator<ObjectNode> step : steps.subList(event.schema() - 1, steps.size())) {
            data = step.apply(data);
        }
        return data;
    }

    private int currentSchema(String type) {
        return upcasters.getOrDefault(type, List.of()).size() + 1;
    }
}
