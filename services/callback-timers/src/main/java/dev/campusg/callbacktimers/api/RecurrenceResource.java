package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("/recurrences")
@Consumes(MediaType.WILDCARD)
class RecurrenceResource {

    private final Json json;
    private final Timers timers;

    RecurrenceResource(Json json, Timers timers) {
        this.json = json;
        this.timers = timers;
    }

    /** When a rule would fire, without a timer. */
    @POST
    @Path("preview")
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Preview.class)))
    public Uni<Envelope<Views.Preview>> preview(byte[] body) {
        return Uni.createFrom().item(Envelope.of(Preview.of(json.read(body, Requests.Preview.class), timers.now())));
    }
}
