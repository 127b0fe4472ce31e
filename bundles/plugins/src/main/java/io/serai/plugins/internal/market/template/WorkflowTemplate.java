package io.serai.plugins.internal.market.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A workflow with gaps: {@code [[name]]} in its YAML stands for a parameter.
 *
 * @param dsl Camel YAML
 * @param settings as a workflow's
 * @param parameters each gap's
 */
public record WorkflowTemplate(String dsl, Map<String, Object> settings, List<Parameter> parameters) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern GAP = Pattern.compile("\\[\\[([a-zA-Z][a-zA-Z0-9-]{0,39})]]");
    /** What would end a quoted text in YAML, or begin an expression of Camel. */
    private static final Pattern UNSAFE = Pattern.compile("[\"'\\\\\\p{Cntrl}]|\\$\\{|\\{\\{|\\[\\[");

    private static final int VALUE = 500;

    /**
     * A gap.
     *
     * @param standard the value if none is given; null if one must be given
     */
    public record Parameter(
            String name, @Nullable String label, @Nullable String standard) {}

    public WorkflowTemplate {
        settings = Map.copyOf(settings);
        parameters = List.copyOf(parameters);
    }

    /** As kept in the store. */
    public static WorkflowTemplate of(String json) {
        try {
            Map<String, Object> tree = JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
            return new WorkflowTemplate(
                    String.valueOf(tree.get("dsl")),
                    JSON.convertValue(tree.getOrDefault("settings", Map.of()), new TypeReference<>() {}),
                    JSON.convertValue(tree.getOrDefault("parameters", List.of()), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored template is no JSON", e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(Map.of("dsl", dsl, "settings", settings, "parameters", parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A template cannot be written", e);
        }
    }

    /** Names of the gaps that no parameter is for. */
    List<String> undeclared() {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return GAP.matcher(dsl)
                .results()
                .map(gap -> gap.group(1))
                .filter(name -> !names.contains(name))
                .distinct()
                .toList();
    }

    /**
     * The YAML with every gap filled.
     *
     * @throws InvalidInputException {@code marketplace.parameters} with each that is missing, unknown or not allowed
     */
    String filled(Map<String, String> values) {
        List<Violation> violations = new ArrayList<>();
        for (String name : values.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                violations.add(new Violation("parameters." + name, "is not a parameter of this template"));
            }
        }
        for (Parameter parameter : parameters) {
            String value = value(parameter, values);
            String field = "parameters." + parameter.name();
            if (value == null) {
                violations.add(new Violation(field, "is required"));
            } else if (value.length() > VALUE) {
                violations.add(new Violation(field, "may have at most " + VALUE + " characters"));
            } else if (UNSAFE.matcher(value).find()) {
                violations.add(new Violation(field, "may have no quotes, backslashes, line breaks, ${, {{ or [["));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(
                    "marketplace.parameters", "The template cannot be filled with these values.", violations);
        }
        return GAP.matcher(dsl)
                .replaceAll(gap -> parameters.stream()
                        .filter(parameter -> parameter.name().equals(gap.group(1)))
                        .map(parameter -> Matcher.quoteReplacement(String.valueOf(value(parameter, values))))
                        .findFirst()
                        .orElseGet(() -> Matcher.quoteReplacement(gap.group())));
    }

    private static @Nullable String value(Parameter parameter, Map<String, String> values) {
        String given = values.get(parameter.name());
        return given == null ? parameter.standard() : given;
    }
}
