package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What those who read or send a message as it was would stumble over. Old records are read for ever, so nothing may come
 * to be required; what we publish may lose nothing, what we accept may refuse nothing.
 */
final class Breakages {

    private static final List<String> FORM = List.of("pattern", "format", "contentMediaType");

    private final String type;
    private final boolean command;
    private final List<String> found = new ArrayList<>();

    private Breakages(Spoken now) {
        this.type = now.type();
        this.command = now.isCommand();
    }

    static List<String> between(Golden golden, Spoken now) {
        Breakages breakages = new Breakages(now);
        breakages.moved("topic", golden.topic(), now.topic());
        breakages.moved("key", golden.key(), now.key());
        breakages.object("", golden.schema(), Golden.of(now, golden.version()).schema());
        if (breakages.found.isEmpty()) {
            breakages.content(golden, now);
        }
        return breakages.found;
    }

    private void say(String path, String what) {
        found.add(type + (path.isEmpty() ? "" : " " + path) + " " + what);
    }

    private void moved(String what, String before, String now) {
        if (!before.equals(now)) {
            say("", "has another " + what + ": " + before + " became " + now);
        }
    }

    private void object(String path, JsonNode before, JsonNode now) {
        required(path, before, now);
        before.path("properties").properties().forEach(property -> {
            JsonNode today = now.path("properties").path(property.getKey());
            String field = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            if (today.isMissingNode()) {
                say(field, "is gone");
            } else {
                field(field, property.getValue(), today);
            }
        });
    }

    private void field(String path, JsonNode before, JsonNode now) {
        Set<String> was = types(before);
        Set<String> is = types(now);
        if (is.contains("null") && !was.contains("null") && !command) {
            say(path, "may be null now");
        }
        was.remove("null");
        is.remove("null");
        boolean accepted = command && is.containsAll(was);
        if (!is.equals(was) && !accepted) {
            say(path, "was " + was + " and is " + is);
        } else {
            form(path, before, now);
        }
    }

    private void form(String path, JsonNode before, JsonNode now) {
        for (String keyword : FORM) {
            if (!before.path(keyword).equals(now.path(keyword))) {
                say(path, "has another " + keyword);
            }
        }
        Set<String> values = texts(now.path("enum"));
        texts(before.path("enum")).stream()
                .filter(value -> now.has("enum") && !values.contains(value))
                .forEach(value -> say(path, "lost the value " + value));
        if (before.has("items")) {
            field(path + "[]", before.get("items"), now.path("items"));
        }
        if (before.has("contentSchema")) {
            object(path, before.get("contentSchema"), now.path("contentSchema"));
        }
        if (before.has("properties")) {
            object(path, before, now);
        }
    }

    /** What must be there now was always there; and what we publish is still there. */
    private void required(String path, JsonNode before, JsonNode now) {
        Set<Set<String>> was = requirements(before);
        Set<Set<String>> is = requirements(now);
        is.stream()
                .filter(one -> was.stream().noneMatch(one::containsAll))
                .forEach(one -> say(path, "requires " + String.join(" or ", one) + " now"));
        was.stream()
                .filter(one -> !command && is.stream().noneMatch(one::containsAll))
                .forEach(one -> say(path, "may lack " + String.join(" or ", one) + " now"));
    }

    /** Of each set, one is required. */
    private static Set<Set<String>> requirements(JsonNode schema) {
        Set<Set<String>> all = new HashSet<>();
        texts(schema.path("required")).forEach(name -> all.add(Set.of(name)));
        schema.path("allOf").forEach(either -> {
            Set<String> names = new HashSet<>();
            either.path("anyOf").forEach(one -> names.addAll(texts(one.path("required"))));
            all.add(names);
        });
        return all;
    }

    /** What was said then is still understood, and says the same. */
    private void content(Golden golden, Spoken now) {
        String value = golden.value().toString();
        Example.envelope(now)
                .understood(Samples.ORDER, value)
                .ifPresentOrElse(
                        read -> golden.value().path("payload").properties().forEach(field -> {
                            JsonNode again = Example.of(now, read.message())
                                    .value()
                                    .path("payload")
                                    .path(field.getKey());
                            if (!field.getValue().equals(again)) {
                                say(field.getKey(), "of v" + golden.version() + " is read as " + again);
                            }
                        }),
                        () -> say("", "of v" + golden.version() + " is not understood any longer"));
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? new HashSet<>(Set.of(type.textValue())) : texts(type);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
