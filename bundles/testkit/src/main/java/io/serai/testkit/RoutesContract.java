package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.workflow.Problem;
import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import io.serai.journal.Capture;
import io.serai.journal.RunSettings;
import io.serai.spi.tool.Tool;
import io.serai.testkit.internal.DurableText;
import io.serai.testkit.internal.PluginFiles;
import io.serai.testkit.internal.RouteCase;
import io.serai.testkit.internal.StepIds;
import io.serai.testkit.internal.TestHub;
import io.serai.testkit.internal.Trees;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the hub relies on in the workflows of a plugin, {@code SERAI-INF/workflows/NAME.camel.yaml} of this module: each
 * loads, every step has an id of its own, the settings beside it are known, a hub can hold it durable, and each case in {@code tests/NAME.yaml} comes
 * out as it says.
 */
public interface RoutesContract {
    /** Where the cases are; relative to the module. */
    default Path cases() {
        return Path.of("tests");
    }

    /** Tools that the routes call for real; a case's own {@code tools} come first. */
    default List<Tool> tools() {
        return List.of();
    }

    @TestFactory
    default Stream<DynamicTest> workflowsLoad() {
        return each((name, text) -> {
            TestHub hub = new TestHub(tool -> new FakeTool(tool, Map.of()));
            List<Problem> problems = new RouteText(ContextFactory.onClassPath(hub, hub))
                    .check(text, List.of(WorkflowRun.loader(getClass())));
            assertEquals(
                    List.of(),
                    problems.stream()
                            .map(problem -> "line " + problem.line() + ": " + problem.message())
                            .toList());
        });
    }

    /** Executions that wait move to a new version by these ids. */
    @TestFactory
    default Stream<DynamicTest> workflowStepsHaveIds() {
        return each((name, text) -> assertEquals(List.of(), StepIds.missing(text)));
    }

    @TestFactory
    default Stream<DynamicTest> workflowSettingsAreKnown() {
        return each((name, text) -> {
            JsonNode settings = settings(name);
            Set<String> known =
                    Set.of("steps", "capture", "queue", "priority", "timeoutMillis", "budget", "onFailure", "plugins");
            List<String> unknown = new ArrayList<>();
            settings.fieldNames().forEachRemaining(key -> {
                if (!known.contains(key)) {
                    unknown.add(key);
                }
            });
            assertEquals(List.of(), unknown, "Settings that no hub knows.");
            assertTrue(
                    !settings.has("capture")
                            || Arrays.stream(Capture.values())
                                    .anyMatch(word -> word.name()
                                            .toLowerCase(Locale.ROOT)
                                            .equals(settings.path("capture").asText())),
                    "settings.capture must be effects, full, errors or none.");
            @SuppressWarnings("unchecked")
            Map<String, Object> plain = (Map<String, Object>) Trees.plain(settings);
            assertEquals(List.of(), RunSettings.check(plain));
        });
    }

    /** What a hub cannot replay it does not publish; each finding names the node and the reason. */
    @TestFactory
    default Stream<DynamicTest> workflowsCanBeHeldDurable() {
        return each((name, text) -> {
            @SuppressWarnings("unchecked")
            Map<String, Object> settings = (Map<String, Object>) Objects.requireNonNull(Trees.plain(settings(name)));
            assertEquals(List.of(), DurableText.problems(name, text, settings, WorkflowRun.loader(getClass())));
        });
    }

    @TestFactory
    default Stream<DynamicTest> workflowsRun() {
        return workflows().flatMap(file -> {
            String name = name(file);
            Path path = cases().resolve(name + ".yaml");
            List<RouteCase> all = RouteCase.read(path);
            if (all.isEmpty()) {
                return Stream.of(DynamicTest.dynamicTest(name, () -> {
                    throw new AssertionError(
                            "There is no case for the workflow " + name + "; write one in " + path + ".");
                }));
            }
            return all.stream().map(one -> DynamicTest.dynamicTest(name + ": " + one.name(), () -> run(name, one)));
        });
    }

    /** What is done with each workflow. */
    interface Check {
        void run(String name, String text) throws Exception;
    }

    private Stream<DynamicTest> each(Check check) {
        return workflows()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> check.run(name(file), PluginFiles.read(file))));
    }

    private Stream<Path> workflows() {
        return PluginFiles.of(getClass()).in("SERAI-INF/workflows", ".camel.yaml").stream();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".camel.yaml", "");
    }

    private JsonNode settings(String name) throws JsonProcessingException {
        for (String ending : List.of(".settings.json", ".settings.yaml", ".settings.yml")) {
            Path file = PluginFiles.of(getClass()).file("SERAI-INF/workflows/" + name + ending);
            if (Files.exists(file)) {
                return Trees.yaml(PluginFiles.read(file));
            }
        }
        return Trees.of(Map.of());
    }

    private void run(String name, RouteCase one) throws Exception {
        Map<String, FakeTool> fakes = new LinkedHashMap<>();
        List<String> called = new ArrayList<>();
        one.tools().forEach((tool, answer) -> fakes.put(tool, new FakeTool(tool, Trees.plain(answer))));
        Map<String, Tool> all = new HashMap<>(fakes);
        tools().forEach(tool -> all.putIfAbsent(tool.description().name(), tool));
        String text = PluginFiles.read(PluginFiles.of(getClass()).file("SERAI-INF/workflows/" + name + ".camel.yaml"));
        Map<String, Object> headers = new HashMap<>();
        one.headers().forEach((header, value) -> headers.put(header, Trees.plain(value)));
        try (WorkflowRun run = WorkflowRun.of(getClass(), name, text, all::get)) {
            Exchange exchange = run.enter(one.bodyText(), headers);
            fakes.forEach((tool, fake) -> fake.calls().forEach(call -> called.add(tool)));
            assertExpected(one.expect(), exchange, called);
        }
    }

    private static void assertExpected(JsonNode expect, Exchange exchange, List<String> called) {
        @Nullable Exception failure = exchange.getException();
        if (expect.has("error")) {
            assertNotNull(failure, "The run should have failed.");
            assertTrue(
                    String.valueOf(failure.getMessage())
                            .contains(expect.path("error").asText()),
                    () -> "The run failed otherwise: " + failure);
        } else {
            assertNull(failure, () -> "The run failed: " + failure);
        }
        JsonNode body = Trees.ofBody(body(exchange));
        if (expect.has("body")) {
            assertTrue(
                    Trees.same(body, expect.path("body")),
                    () -> "The body is " + body + " and not " + expect.path("body"));
        }
        if (expect.has("has")) {
            assertTrue(Trees.has(body, expect.path("has")), () -> body + " does not have " + expect.path("has"));
        }
        if (expect.has("status")) {
            int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
            assertEquals(expect.path("status").asInt(), status, "status");
        }
        expect.path("headers")
                .properties()
                .forEach(header -> assertEquals(
                        header.getValue().asText(),
                        exchange.getMessage().getHeader(header.getKey(), String.class),
                        header.getKey()));
        for (JsonNode tool : expect.path("calls")) {
            assertTrue(called.contains(tool.asText()), () -> "The tool " + tool.asText() + " was not called.");
        }
        assertFalse(expect.isEmpty(), "A case must expect something.");
    }

    private static @Nullable Object body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        boolean bytes = body instanceof byte[] || body instanceof InputStream || body instanceof StreamCache;
        return bytes ? exchange.getMessage().getBody(String.class) : body;
    }
}
