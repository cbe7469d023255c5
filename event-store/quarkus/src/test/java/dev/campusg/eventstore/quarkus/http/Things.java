package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A resource as services have them. */
@Path("/things")
public class Things {

    enum Colour {
        RED,
        GREEN
    }

    record Part(
            @NotBlank String name,
            @NotNull BigDecimal price,
            @Min(1) int quantity) {}

    record NewThing(
            @JsonProperty("customer_id") @JsonAlias("customerId") @NotBlank
            String customerId,

            @NotEmpty List<@Valid Part> parts,
            @Nullable Colour colour,
            @Nullable Boolean fragile,
            @Nullable Instant at) {}

    record Reason(@NotBlank String reason) {}

    record Size(int characters, boolean onWorker) {}

    @POST
    public NewThing echo(@Valid NewThing thing) {
        return thing;
    }

    @POST
    @Path("reason")
    public List<String> reason(Optional<@Valid Reason> reason) {
        return reason.map(Reason::reason).stream().toList();
    }

    @POST
    @Path("size")
    public Size size(Reason text) {
        return new Size(text.reason().length(), false);
    }

    @POST
    @Path("size/blocking")
    @Blocking
    public Size blockingSize(Reason text) {
        return new Size(text.reason().length(), Thread.currentThread().getName().startsWith("executor"));
    }

    @GET
    public Page<Long> list(@BeanParam PageRequest page) {
        List<Long> all = LongStream.rangeClosed(1, 25).boxed().toList();
        return Page.of(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size(), page);
    }

    @GET
    @Path("{id}")
    public UUID byId(@RestPath UUID id) {
        return id;
    }

    @GET
    @Path("search")
    public List<String> search(@RestQuery @Max(5) int depth) {
        return List.of("depth " + depth);
    }
}
