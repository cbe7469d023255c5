package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.contracts.Topics;
import java.util.List;

/** All that goes over Kafka as an AsyncAPI 3 document, from the point of view of CampusG as a whole. */
final class AsyncApi {

    static final String VERSION = "3.0.0";

    private static final String DEAD_LETTER = "dead_letter";

    private final List<Spoken> messages;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private AsyncApi(List<Spoken> messages) {
        this.messages = messages;
    }

    static ObjectNode of(List<Spoken> messages) {
        AsyncApi api = new AsyncApi(messages);
        api.head();
        Topics.ALL.forEach(api::channel);
        messages.stream().filter(Spoken::isCommand).forEach(api::command);
        Topics.ALL.stream().filter(topic -> topic.endsWith("_events")).forEach(api::events);
        api.components();
        return api.document;
    }

    private void head() {
        document.put("asyncapi", VERSION);
        ObjectNode info = document.putObject("info").put("title", "CampusG").put("version", "1.0.0");
        info.put("description", "What the services of CampusG say and hear over Kafka. Generated: ./campusg events");
        info.putObject("license").put("name", "MIT");
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("local")
                .put("host", "localhost:19092")
                .put("protocol", "kafka")
                .put("description", "./campusg up");
    }

    private void channel(String topic) {
        ObjectNode channels = document.withObject("/channels");
        ObjectNode channel = channels.putObject(topic).put("address", topic);
        ObjectNode said = channel.putObject("messages");
        messages.stream()
                .filter(one -> one.topic().equals(topic))
                .forEach(one -> reference(said.putObject(one.type()), "#/components/messages/" + one.type()));
        ObjectNode dead = channels.putObject(topic + "_dlq").put("address", topic + "_dlq");
        reference(dead.putObject("messages").putObject(DEAD_LETTER), "#/components/messages/" + DEAD_LETTER);
    }

    private void command(Spoken command) {
        ObjectNode operation =
                document.withObject("/operations").putObject(command.type()).put("action", "receive");
        channel(operation, command.topic());
        said(operation, command.topic(), List.of(command.type()));
        ObjectNode reply = operation.putObject("reply");
        String topic = topicOf(command.replies().getFirst());
        channel(reply, topic);
        said(reply, topic, command.replies());
    }

    private void events(String topic) {
        ObjectNode operation =
                document.withObject("/operations").putObject("tell_" + topic).put("action", "send");
        channel(operation, topic);
        said(
                operation,
                topic,
                messages.stream()
                        .filter(one -> one.topic().equals(topic))
                        .map(Spoken::type)
                        .toList());
    }

    private String topicOf(String type) {
        return messages.stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow()
                .topic();
    }

    private static void channel(ObjectNode holder, String topic) {
        reference(holder.putObject("channel"), "#/channels/" + topic);
    }

    private static void said(ObjectNode holder, String topic, List<String> types) {
        var said = holder.putArray("messages");
        types.forEach(type -> reference(said.addObject(), "#/channels/" + topic + "/messages/" + type));
    }

    private void components() {
        ObjectNode components = document.putObject("components");
        components.putObject("schemas").set("headers", Schemas.headers());
        components
                .putObject("correlationIds")
                .putObject("conversation")
                .put("description", "The saga's id")
                .put("location", "$message.payload#/correlation_id");
        ObjectNode all = components.putObject("messages");
        messages.forEach(one -> message(all.putObject(one.type()), one));
        deadLetter(all.putObject(DEAD_LETTER));
    }

    private static void message(ObjectNode message, Spoken spoken) {
        message.put("name", spoken.type()).put("title", spoken.type()).put("summary", EventsPage.purpose(spoken));
        reference(message.putObject("headers"), "#/components/schemas/headers");
        reference(message.putObject("payload"), "./" + Pages.schema(spoken));
        reference(message.putObject("correlationId"), "#/components/correlationIds/conversation");
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", spoken.key());
        Example example = Example.of(spoken);
        ObjectNode shown = message.putArray("examples").addObject();
        example.headers().forEach(shown.putObject("headers")::put);
        shown.set("payload", example.value());
    }

    private static void deadLetter(ObjectNode message) {
        message.put("name", DEAD_LETTER)
                .put("summary", "A record no reader of the topic will ever understand, as it was")
                .put("contentType", "text/plain");
        ObjectNode headers = message.putObject("headers").put("type", "object").putObject("properties");
        List.of("reason", "topic", "partition", "offset", "length")
                .forEach(name -> headers.putObject("dead_letter_" + name).put("type", "string"));
        message.putObject("payload").put("type", "string");
    }

    private static void reference(ObjectNode holder, String to) {
        holder.put("$ref", to);
    }
}
