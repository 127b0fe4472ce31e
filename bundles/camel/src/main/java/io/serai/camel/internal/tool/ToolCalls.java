package io.serai.camel.internal.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.api.thread.HubThreads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What every tool call of every context shares: threads, JSON and compiled schemas. */
public final class ToolCalls implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 30;
    private static final int DEFAULT_THREADS = 32;
    private static final int DEFAULT_QUEUE = 1000;

    private final ThreadPoolExecutor threads;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final ArgumentSchemas schemas = new ArgumentSchemas();

    /**
     * @param limit how many calls run at the same time
     * @param queue how many may wait
     */
    public ToolCalls(int limit, int queue) {
        threads = new ThreadPoolExecutor(
                limit,
                limit,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                HubThreads.several(ToolCalls.class, "serai-tool"));
        threads.allowCoreThreadTimeOut(true);
    }

    public static ToolCalls withDefaults() {
        return new ToolCalls(DEFAULT_THREADS, DEFAULT_QUEUE);
    }

    /** Runs work soon, or throws {@code tool.overloaded} or {@code tool.stopped}; never on the caller's thread. */
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            throw threads.isShutdown()
                    ? new UnavailableException("tool.stopped", "The hub is stopping; no tool can be called.", 5, e)
                    : new UnavailableException("tool.overloaded", "Too many tool calls are waiting already.", 1, e);
        }
    }

    /** The arguments in a message body: a map as it is, else the JSON object in its text; nothing for no body. */
    Map<String, Object> arguments(String tool, @Nullable Object body, @Nullable String text) {
        if (body == null) {
            return Map.of();
        }
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            map.forEach((name, value) -> arguments.put(String.valueOf(name), value));
            return arguments;
        }
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        return parse(tool, text);
    }

    private Map<String, Object> parse(String tool, String text) {
        try {
            if (json.readTree(text) instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
                return json.convertValue(object, new com.fasterxml.jackson.core.type.TypeReference<>() {});
            }
            throw new InvalidInputException(
                    "tool.invalid-arguments",
                    "The tool " + tool + " takes a JSON object or a map; the body is JSON, but not an object.");
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "tool.invalid-arguments",
                    "The tool " + tool + " takes a JSON object or a map; the body is neither: "
                            + e.getOriginalMessage());
        }
    }

    /** Throws {@code tool.invalid-arguments} with each broken rule. */
    void check(String tool, String schema, Map<String, Object> arguments) {
        JsonNode tree = json.valueToTree(arguments);
        schemas.check(tool, schema, tree);
    }

    /** A tool's result as maps, lists and plain values. */
    @Nullable
    Object tree(@Nullable Object result) {
        if (result == null || result instanceof String || result instanceof Number || result instanceof Boolean) {
            return result;
        }
        return json.convertValue(result, Object.class);
    }

    /** Forgets the classes of results; those of a plugin that goes would never leave memory. */
    void forgetClasses() {
        json.clearCaches();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
