package dev.campusg.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.campusg.eventstore.quarkus.http.JsonConventions;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a record as the services write them and read them, asked of Jackson itself. */
final class Fields {

    static final ObjectMapper MAPPER = JsonConventions.mapper();

    private Fields() {}

    /** In the order in which they are declared. */
    static List<Field> of(Class<?> record) {
        var type = MAPPER.constructType(record);
        Map<String, BeanPropertyDefinition> written =
                byComponent(MAPPER.getSerializationConfig().introspect(type).findProperties());
        Map<String, BeanPropertyDefinition> read =
                byComponent(MAPPER.getDeserializationConfig().introspect(type).findProperties());
        return Arrays.stream(record.getRecordComponents())
                .map(component -> field(component, written, read))
                .toList();
    }

    private static Field field(
            RecordComponent component,
            Map<String, BeanPropertyDefinition> written,
            Map<String, BeanPropertyDefinition> read) {
        BeanPropertyDefinition property = written.get(component.getName());
        BeanPropertyDefinition reading = read.get(component.getName());
        if (property == null || reading == null || !property.getName().equals(reading.getName())) {
            throw new IllegalStateException(component + " is not written and read under one name");
        }
        List<String> aliases =
                reading.findAliases().stream().map(PropertyName::getSimpleName).toList();
        return new Field(component, property.getName(), aliases);
    }

    private static Map<String, BeanPropertyDefinition> byComponent(List<BeanPropertyDefinition> properties) {
        return properties.stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, Function.identity()));
    }
}
