package dev.campusg.callbacktimers.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Retry;
import dev.campusg.callbacktimers.domain.Spec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;

/** What is to be called, as it is stored. */
@Singleton
@RegisterForReflection(targets = {Spec.class, Retry.class, Recurrence.class})
class Specs {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    Specs(ObjectMapper mapper) {
        ObjectMapper own = mapper.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .setVisibility(mapper.getVisibilityChecker().withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
        this.reader = own.readerFor(Spec.class);
        this.writer = own.writerFor(Spec.class);
    }

    /** Without its payload and metadata, which have columns of their own. */
    String encode(Spec spec) {
        try {
            return writer.writeValueAsString(spec.bare());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec cannot be written", e);
        }
    }

    Spec decode(Row row) {
        return decode(row.getString("spec")).with(row.getString("payload"), row.getString("metadata"));
    }

    Spec decode(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored spec cannot be read", e);
        }
    }
}
