package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.common.providers.serialisers.AbstractJsonMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads JSON bodies, and says what is wrong with one. A resource that can do without takes an {@link Optional}. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class JsonBody extends AbstractJsonMessageBodyReader implements ServerMessageBodyReader<Object> {

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    JsonBody(ObjectMapper mapper) {
        this.mapper = StrictJson.of(mapper);
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type != byte[].class && type != InputStream.class && isReadable(mediaType, type);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(type, genericType, context.getInputStream());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream)
            throws IOException {
        return read(type, genericType, entityStream);
    }

    private Object read(Class<?> type, Type genericType, InputStream stream) throws IOException {
        byte[] body = stream.readAllBytes();
        if (body.length == 0 && type == Optional.class) {
            return Optional.empty();
        }
        if (body.length == 0) {
            throw new Refusal(Fault.invalid("body", "must not be missing"));
        }
        Object value;
        try {
            value = readers.computeIfAbsent(genericType, this::reader).readValue(body);
        } catch (IOException unreadable) {
            throw BodyFaults.of(unreadable);
        }
        if (value == null) {
            throw new Refusal(Fault.invalid("body", "must not be null"));
        }
        return value;
    }

    private ObjectReader reader(Type type) {
        return mapper.readerFor(mapper.constructType(type));
    }
}
