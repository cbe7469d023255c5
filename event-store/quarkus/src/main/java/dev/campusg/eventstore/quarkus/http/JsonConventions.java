package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * How JSON is written and read everywhere: nulls are said, times are RFC 3339 in UTC, decimals stay decimals, fields
 * nobody knows are ignored, and nothing may be nested or long beyond sense.
 */
@Singleton
public class JsonConventions implements ObjectMapperCustomizer {

    /** Objects and lists inside one another. */
    static final int MAX_DEPTH = 64;

    /** Digits of a number. */
    static final int MAX_DIGITS = 64;

    /** Characters of a field's name. */
    static final int MAX_NAME = 256;

    /** A mapper as the services have it, for what runs beside them. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonConventions().customize(mapper);
        return mapper;
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY; // after the standard modules, which would write times their own way
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .maxNameLength(MAX_NAME)
                        .build());
        mapper.registerModule(new SimpleModule("rfc-3339").addSerializer(Instant.class, new TimeWriter()))
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    }
}
