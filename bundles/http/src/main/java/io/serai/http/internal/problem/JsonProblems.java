package io.serai.http.internal.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.Violation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body and where, in words that fit its author and show nothing of our classes. */
final class JsonProblems {
    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']+)'");

    private JsonProblems() {}

    static @Nullable ProblemDocument of(JacksonException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            String known = known(unknown.getKnownPropertyIds());
            String message = "There is no field \"" + unknown.getPropertyName() + "\" here" + known + ".";
            return at(error, "json.unknown-field", field(unknown), message);
        }
        if (error instanceof JsonParseException) {
            return at(error, "json.malformed", "", "This is not valid JSON: " + sentence(error.getOriginalMessage()));
        }
        if (error instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (error instanceof JsonMappingException mapping) {
            return mapping(mapping);
        }
        return at(error, "json.malformed", "", "This is not valid JSON: " + sentence(error.getOriginalMessage()));
    }

    private static ProblemDocument mismatch(MismatchedInputException error) {
        String message = String.valueOf(error.getOriginalMessage());
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            String parent = field(error);
            String leaf = missing.group(1);
            boolean whole = parent.equals(leaf) || parent.endsWith("." + leaf);
            String name = whole ? parent : parent.isEmpty() ? leaf : parent + "." + leaf;
            Violation violation = new Violation(name, "is required");
            return ProblemDocument.of(422, "input.invalid", name + " is required.")
                    .withViolations(List.of(violation));
        }
        if (message.startsWith("No content")) {
            return ProblemDocument.of(400, "json.missing", "A JSON body is required.");
        }
        String field = field(error);
        if (error instanceof InvalidFormatException format) {
            return at(
                    error,
                    "json.type",
                    field,
                    "\"" + format.getValue() + "\" is not " + expected(format.getTargetType()) + ".");
        }
        return at(error, "json.type", field, "This must be " + expected(error.getTargetType()) + ".");
    }

    private static @Nullable ProblemDocument mapping(JsonMappingException error) {
        Throwable cause = error.getCause();
        if (cause instanceof SeraiException known) {
            return Problems.of(known, "").withRequestId("");
        }
        if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
            String detail = cause.getMessage() == null ? "The value is not allowed." : sentence(cause.getMessage());
            return ProblemDocument.of(422, "input.invalid", detail)
                    .withViolations(List.of(new Violation(field(error), detail)));
        }
        // An error while writing is ours, not the caller's.
        return error.getProcessor() instanceof com.fasterxml.jackson.core.JsonGenerator
                ? null
                : at(error, "json.type", field(error), sentence(error.getOriginalMessage()));
    }

    private static ProblemDocument at(JacksonException error, String code, String field, String message) {
        JsonLocation location = error.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        String detail = (field.isEmpty() ? "" : field + ": ") + message + where;
        return ProblemDocument.of(400, code, detail).withViolations(List.of(new Violation(field, message)));
    }

    static String field(JsonMappingException error) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : error.getPath()) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            } else if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String known(@Nullable Collection<Object> names) {
        if (names == null || names.isEmpty()) {
            return "";
        }
        return "; known are "
                + String.join(", ", names.stream().map(String::valueOf).sorted().toList());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.getName().startsWith("java.time.") ? "a time or duration in ISO 8601" : "an object";
    }

    // Jackson's second line names our classes.
    private static String sentence(@Nullable String message) {
        if (message == null) {
            return "it cannot be read.";
        }
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return first.endsWith(".") ? first : first + ".";
    }
}
