package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a violation is, in the names of the client's JSON instead of those of the code. */
final class ViolationPaths {

    private final ObjectMapper mapper;

    ViolationPaths(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Whether the client is to blame; a return value that breaks its own rules is our fault. */
    boolean areInput(ConstraintViolationException e) {
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.RETURN_VALUE) {
                    return false;
                }
            }
        }
        return true;
    }

    List<Violation> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    private String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        String parameter = "body";
        JavaType at = violation.getRootBeanClass() == null ? null : mapper.constructType(violation.getRootBeanClass());
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                Path.ParameterNode named = node.as(Path.ParameterNode.class);
                parameter = named.getName();
                at = type(violation.getExecutableParameters(), named.getParameterIndex());
            } else if (node.getKind() != ElementKind.METHOD) {
                at = element(path, node, at);
                at = property(path, node, at);
            }
        }
        return path.isEmpty() ? parameter : path.toString();
    }

    private @Nullable JavaType type(Object @Nullable [] arguments, int index) {
        Object argument = arguments == null ? null : arguments[index];
        return argument == null ? null : mapper.constructType(argument.getClass());
    }

    /** A node says of itself in which place of the container before it it is. */
    private static @Nullable JavaType element(StringBuilder path, Path.Node node, @Nullable JavaType container) {
        if (!node.isInIterable()) {
            return container;
        }
        Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
        if (place != null) {
            path.append('[').append(place).append(']');
        }
        return container == null || container.getContentType() == null ? container : container.getContentType();
    }

    private @Nullable JavaType property(StringBuilder path, Path.Node node, @Nullable JavaType bean) {
        if (node.getKind() != ElementKind.PROPERTY || node.getName() == null) {
            return bean;
        }
        BeanPropertyDefinition known = bean == null ? null : find(bean, node.getName());
        path.append(path.isEmpty() ? "" : ".").append(known == null ? node.getName() : known.getName());
        return known == null ? null : known.getPrimaryType();
    }

    private @Nullable BeanPropertyDefinition find(JavaType bean, String name) {
        return mapper.getDeserializationConfig().introspect(bean).findProperties().stream()
                .filter(property -> property.getInternalName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
