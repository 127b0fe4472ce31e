package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import io.serai.testkit.internal.SchemaRules;
import io.serai.testkit.internal.Threads;
import io.serai.testkit.internal.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the hub relies on in a tool. The far side of a tool that calls out must be a fake. */
public interface ToolContract {
    /** A tool as the hub would get it; a new one for each call, if it has a state. */
    Tool tool();

    /** Arguments that it takes, at least one set. */
    List<Map<String, Object>> samples();

    /** Ends what the tool began, as its component's deactivate method does. */
    default void close(Tool tool) throws Exception {
        if (tool instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    default void toolDescribesItself() {
        Tool tool = tool();
        ToolDescription description = tool.description();
        assertTrue(
                description.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                "A tool's name is lower-case words joined by hyphens, not '" + description.name() + "'.");
        assertFalse(description.summary().isBlank(), "The summary must tell people and models when to use the tool.");
        assertEquals(description, tool.description(), "The description must not change.");
    }

    @Test
    default void toolHasSchemas() {
        ToolDescription description = tool().description();
        SchemaRules.of(description.inputSchema());
        if (description.outputSchema() != null) {
            SchemaRules.of(description.outputSchema());
        }
    }

    @Test
    default void toolTakesItsSamples() throws Exception {
        assertFalse(samples().isEmpty(), "Give at least one set of arguments.");
        Tool tool = tool();
        SchemaRules input = SchemaRules.of(tool.description().inputSchema());
        try {
            for (Map<String, Object> arguments : samples()) {
                assertEquals(List.of(), input.violations(Trees.of(arguments)), () -> "The schema refuses " + arguments);
                assertFits(tool, arguments, tool.call(call(arguments)));
            }
        } finally {
            close(tool);
        }
    }

    /** Each sample without one required argument, and with an argument of another type. */
    @Test
    default void toolRefusesWhatDoesNotFit() throws Exception {
        Tool tool = tool();
        JsonNode schema = Trees.ofBody(tool.description().inputSchema());
        SchemaRules input = SchemaRules.of(tool.description().inputSchema());
        try {
            for (Map<String, Object> bad : bad(schema, samples().get(0))) {
                if (input.violations(Trees.of(bad)).isEmpty()) {
                    // then the tool itself has to cope, with a result or an exception
                    Throwable thrown = failure(tool, bad);
                    assertFalse(
                            thrown instanceof Error || thrown instanceof NullPointerException,
                            () -> "The schema lets " + bad + " pass, and the tool breaks: " + thrown);
                }
            }
            for (JsonNode required : schema.path("required")) {
                Map<String, Object> incomplete = new LinkedHashMap<>(samples().get(0));
                incomplete.remove(required.asText());
                assertFalse(
                        input.violations(Trees.of(incomplete)).isEmpty(),
                        () -> "The schema does not miss " + required.asText());
            }
        } finally {
            close(tool);
        }
    }

    @Test
    default void toolIsCalledByManyAtOnce() throws Exception {
        Tool tool = tool();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Map<String, Object> arguments = samples().get(i % samples().size());
                calls.add(callers.submit(() -> {
                    assertFits(tool, arguments, tool.call(call(arguments)));
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
            close(tool);
        }
    }

    @Test
    default void toolLeavesNoThread() throws Exception {
        Threads threads = new Threads();
        Tool tool = tool();
        tool.call(call(samples().get(0)));
        close(tool);
        assertEquals(List.of(), threads.left(), "Threads that the tool began and close() did not end.");
    }

    /** A call outside an execution. */
    static ToolCall call(Map<String, Object> arguments) {
        return new ToolCall(arguments, "default", null, "test");
    }

    private static void assertFits(Tool tool, Map<String, Object> arguments, @Nullable Object result) {
        String schema = tool.description().outputSchema();
        JsonNode tree = Trees.of(result);
        assertNotNull(tree);
        if (schema != null) {
            assertEquals(
                    List.of(),
                    SchemaRules.of(schema).violations(tree),
                    () -> "The result of " + arguments + " does not fit the output schema: " + tree);
        }
    }

    private static @Nullable Throwable failure(Tool tool, Map<String, Object> arguments) {
        try {
            tool.call(call(arguments));
            return null;
        } catch (Exception | Error e) {
            return e;
        }
    }

    private static List<Map<String, Object>> bad(JsonNode schema, Map<String, Object> sample) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Map.of());
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            Map<String, Object> other = new LinkedHashMap<>(sample);
            boolean text = property.getValue().path("type").asText().equals("string");
            other.put(property.getKey(), text ? Map.of("not", "text") : "neither number nor boolean");
            all.add(other);
        }
        return all;
    }
}
