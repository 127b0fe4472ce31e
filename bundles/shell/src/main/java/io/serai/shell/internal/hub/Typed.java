package io.serai.shell.internal.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.NotFoundException;
import java.util.Map;
import java.util.Optional;

/** Finds things by what people type. */
public final class Typed {
    private static final int LOOKED_AT = 500;

    private Typed() {}

    /** The id of the workflow with that name, or else what was typed, as an id. */
    public static String workflow(Hub hub, String idOrName) {
        return workflowNamed(hub, idOrName).orElse(idOrName);
    }

    /** The id of the workflow with that name. */
    public static Optional<String> workflowNamed(Hub hub, String name) {
        for (JsonNode workflow : hub.items("workflow-list", Map.of("q", name), LOOKED_AT)) {
            if (workflow.path("name").asText().equals(name)) {
                return Optional.of(workflow.path("id").asText());
            }
        }
        return Optional.empty();
    }

    /** The id of an execution, or of the newest one for {@code last}. */
    public static String execution(Hub hub, String typed) {
        if (!typed.equals("last")) {
            return typed;
        }
        JsonNode newest = hub.items("execution-list", Map.of(), 1).path(0);
        if (newest.isMissingNode()) {
            throw new NotFoundException("execution.not-found", "There has been no execution yet.");
        }
        return newest.path("id").asText();
    }
}
