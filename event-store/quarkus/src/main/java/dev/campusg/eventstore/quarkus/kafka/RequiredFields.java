package dev.campusg.eventstore.quarkus.kafka;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record that are not {@code @Nullable}, as JSON fields. Jackson alone would leave them null; a
 * record's own types say what it needs, so nothing is written down twice.
 */
record RequiredFields(List<Field> fields) {

    static final RequiredFields NONE = new RequiredFields(List.of());

    /** @param names every spelling that will do, the usual one first */
    record Field(List<String> names, boolean optional, boolean list, RequiredFields inside) {}

    static RequiredFields of(Class<?> kind) {
        return kind.isRecord()
                ? new RequiredFields(Arrays.stream(kind.getRecordComponents())
                        .map(RequiredFields::field)
                        .toList())
                : NONE;
    }

    private static Field field(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        boolean list = List.class.equals(component.getType());
        Class<?> inside = list ? element(type) : component.getType();
        RequiredFields nested = inside.getName().startsWith("java.") || isScalar(inside) ? NONE : of(inside);
        return new Field(names(component), type.isAnnotationPresent(Nullable.class), list, nested);
    }

    private static Class<?> element(AnnotatedType list) {
        return list instanceof AnnotatedParameterizedType parameterized
                        && parameterized.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> element
                ? element
                : Object.class;
    }

    private static boolean isScalar(Class<?> kind) {
        return Arrays.stream(kind.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static List<String> names(RecordComponent component) {
        List<String> names = new ArrayList<>();
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        names.add(property == null ? component.getName() : property.value());
        JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
        names.addAll(alias == null ? List.of() : List.of(alias.value()));
        return List.copyOf(names);
    }

    /** The paths that are missing from a JSON object, in its own words. */
    List<String> missingFrom(JsonNode object) {
        List<String> missing = new ArrayList<>();
        collect(object, "", missing);
        return missing;
    }

    private void collect(JsonNode object, String path, List<String> missing) {
        for (Field field : fields) {
            JsonNode value = field.names.stream()
                    .map(object::get)
                    .filter(found -> found != null && !found.isNull())
                    .findFirst()
                    .orElse(null);
            String name = path + field.names.getFirst();
            if (value == null) {
                if (!field.optional) {
                    missing.add(name);
                }
            } else if (field.list && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    field.inside.collect(value.get(i), name + "[" + i + "].", missing);
                }
            } else {
                field.inside.collect(value, name + ".", missing);
            }
        }
    }
}
