package io.serai.http.internal.operation;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.Violation;
import io.serai.api.operation.OperationParameter.Place;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a method's values from named arguments, as they come from the shell or an agent. */
final class ArgumentBinder {
    private ArgumentBinder() {}

    static @Nullable Object[] bind(OperationMethod operation, Map<String, Object> given) {
        List<Argument> arguments = operation.arguments();
        Map<String, Object> rest = new LinkedHashMap<>(given);
        for (Argument argument : arguments) {
            if (argument.place() != Place.BODY) {
                rest.remove(argument.name());
            }
        }
        @Nullable Object[] values = new Object[arguments.size()];
        boolean takesBody = false;
        for (int i = 0; i < values.length; i++) {
            Argument argument = arguments.get(i);
            if (argument.place() == Place.BODY) {
                takesBody = true;
                boolean whole = rest.size() == 1 && rest.containsKey("body");
                Object body = whole ? rest.get("body") : rest.isEmpty() ? null : rest;
                values[i] = convert(argument, body == null && argument.required() ? Map.of() : body);
            } else if (argument.place() != null) {
                values[i] = value(argument, given.get(argument.name()));
            }
        }
        if (!takesBody && !rest.isEmpty()) {
            Set<String> known = new TreeSet<>();
            arguments.forEach(argument -> known.add(argument.name()));
            throw new InvalidInputException(
                    "argument.unknown",
                    "There is no argument " + String.join(", ", rest.keySet()) + "; known are " + known + ".");
        }
        return values;
    }

    private static @Nullable Object value(Argument argument, @Nullable Object given) {
        Object value = given == null ? argument.defaultValue() : given;
        if (value == null && argument.required()) {
            throw missing(argument.name());
        }
        return convert(argument, value);
    }

    private static @Nullable Object convert(Argument argument, @Nullable Object value) {
        JavaType type = Json.MAPPER.constructType(argument.type());
        if (value == null && !type.isPrimitive()) {
            return null;
        }
        if (value != null && type.getRawClass().isInstance(value) && !type.isContainerType()) {
            return value;
        }
        try {
            if (argument.place() == Place.BODY && type.getRawClass() == byte[].class) {
                // A file: its bytes or its text, or what over HTTP would be its JSON.
                if (value instanceof byte[]) {
                    return value;
                }
                return value instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : Json.MAPPER.writeValueAsBytes(value);
            }
            // The shell has only text; numbers and booleans are read from it as from a query string.
            if (value instanceof String text && argument.place() != Place.BODY && isBare(type)) {
                return Json.MAPPER.readValue(text, type);
            }
            return Json.MAPPER.convertValue(value, type);
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw invalid(argument.name(), wrong);
        }
    }

    private static boolean isBare(JavaType type) {
        Class<?> raw = type.getRawClass();
        return type.isPrimitive() || Number.class.isAssignableFrom(raw) || raw == Boolean.class;
    }

    private static RuntimeException invalid(String name, Exception wrong) {
        Throwable cause = wrong instanceof JsonMappingException ? wrong : wrong.getCause();
        if (cause instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof SeraiException known) {
                return known;
            }
            ProblemDocument problem = Problems.of(mapping, "");
            List<Violation> violations = problem.violations();
            return new InvalidInputException(
                    problem.code(), problem.detail(), violations == null ? List.of() : violations);
        }
        return new InvalidInputException(
                "argument.invalid", name + " has the wrong form.", List.of(new Violation(name, "has the wrong form")));
    }

    private static InvalidInputException missing(String name) {
        return new InvalidInputException(
                "argument.missing", name + " is required.", List.of(new Violation(name, "is required")));
    }
}
