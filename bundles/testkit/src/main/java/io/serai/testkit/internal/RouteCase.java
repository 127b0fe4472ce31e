package io.serai.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One case of {@code tests/WORKFLOW.yaml}: what goes into a workflow, what its tools say, and what must come out. */
public record RouteCase(
        String name, JsonNode body, Map<String, JsonNode> headers, Map<String, JsonNode> tools, JsonNode expect) {
    private static final Set<String> WORDS = Set.of("name", "body", "file", "headers", "tools", "expect");
    private static final Set<String> EXPECTED = Set.of("body", "has", "status", "headers", "error", "calls");

    /** The cases in a file; none without the file. */
    public static List<RouteCase> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<RouteCase> cases = new ArrayList<>();
        try {
            for (JsonNode one : Trees.yaml(PluginFiles.read(file))) {
                cases.add(of(one, file, cases.size() + 1));
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(file + " is no YAML: " + e.getOriginalMessage(), e);
        }
        return cases;
    }

    private static RouteCase of(JsonNode one, Path file, int number) {
        mustKnow(one, WORDS, file);
        mustKnow(one.path("expect"), EXPECTED, file);
        if (!one.has("expect")) {
            throw new AssertionError(file + ": case " + number + " expects nothing.");
        }
        JsonNode body = one.path("body");
        if (one.has("file")) {
            body = Trees.of(
                    PluginFiles.read(file.resolveSibling(one.path("file").asText())));
        }
        return new RouteCase(
                one.path("name").asText("case " + number),
                body,
                map(one.path("headers")),
                map(one.path("tools")),
                one.path("expect"));
    }

    private static void mustKnow(JsonNode object, Set<String> words, Path file) {
        object.fieldNames().forEachRemaining(word -> {
            if (!words.contains(word)) {
                throw new AssertionError(file + " has '" + word + "', which is none of " + words + ".");
            }
        });
    }

    private static Map<String, JsonNode> map(JsonNode object) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        object.properties().forEach(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }

    /** As a hook gives it to a route: text and JSON arrive as text. */
    public String bodyText() {
        return body.isMissingNode() || body.isNull() ? "" : body.isTextual() ? body.asText() : body.toString();
    }
}
