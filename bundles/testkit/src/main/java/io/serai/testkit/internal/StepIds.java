package io.serai.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the steps of a text in Camel's YAML that have no id. */
public final class StepIds {
    private StepIds() {}

    public static List<String> missing(String text) throws JsonProcessingException {
        List<String> missing = new ArrayList<>();
        for (JsonNode top : Trees.yaml(text)) {
            for (Map.Entry<String, JsonNode> element : top.properties()) {
                if (element.getKey().equals("route") && !element.getValue().hasNonNull("id")) {
                    missing.add("a route has no id");
                }
                walk(element.getValue(), element.getKey(), missing);
            }
        }
        return missing;
    }

    private static void walk(JsonNode node, String place, List<String> missing) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().equals("steps")) {
                for (JsonNode step : field.getValue()) {
                    for (Map.Entry<String, JsonNode> kind : step.properties()) {
                        step(kind.getKey(), kind.getValue(), place, missing);
                    }
                }
            } else if (field.getValue().isContainerNode()) {
                field.getValue().forEach(inner -> walk(inner, place, missing));
                walk(field.getValue(), place, missing);
            }
        }
    }

    private static void step(String kind, JsonNode step, String place, List<String> missing) {
        if (!step.hasNonNull("id")) {
            missing.add("a step '" + kind + "' in '" + place + "' has no id");
        }
        walk(step, step.path("id").asText(kind), missing);
    }
}
