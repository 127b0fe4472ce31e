package io.serai.shell.internal.hub;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.Operations;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The hub's operations, called by somebody at the shell: every permission, one tenant, results as JSON. */
public final class Hub {
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Operations operations;
    private final String tenant;
    private final String user;

    public Hub(Operations operations, String tenant, @Nullable String user) {
        this.operations = operations;
        this.tenant = tenant;
        this.user = user == null ? "shell" : user;
    }

    public List<OperationInfo> operations() {
        return operations.list();
    }

    public Optional<OperationInfo> operation(String id) {
        return operations.find(id);
    }

    /**
     * Calls an operation, and waits for its end.
     *
     * @throws io.serai.api.error.SeraiException as the operation does
     */
    public JsonNode call(String operation, Map<String, Object> arguments) {
        Object result = invoke(operation, arguments);
        return result == null ? MissingNode.getInstance() : JSON.valueToTree(content(result));
    }

    private static @Nullable Object content(@Nullable Object result) {
        return result instanceof Response file ? file.getEntity() : result;
    }

    /** Calls an operation that answers with a file, and gives its text. */
    public String text(String operation, Map<String, Object> arguments) {
        Object text = content(invoke(operation, arguments));
        return text == null ? "" : text.toString();
    }

    /** Calls an operation that answers with a file, and gives its bytes. */
    public byte[] file(String operation, Map<String, Object> arguments) {
        Object content = content(invoke(operation, arguments));
        return content instanceof byte[] bytes ? bytes : String.valueOf(content).getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable Object invoke(String operation, Map<String, Object> arguments) {
        Caller caller = new Caller(tenant, "shell:" + user, user, Caller.Kind.SHELL, Set.of("*"), false);
        CallContext context = new CallContext(caller, UUID.randomUUID().toString(), null, "shell");
        Object result = context.<@Nullable Object>call(() -> operations.invoke(operation, arguments));
        if (result instanceof CompletionStage<?> stage) {
            result = join(stage);
        }
        return result;
    }

    /** The first items of a list operation, over as many pages as that takes. */
    public ArrayNode items(String operation, Map<String, Object> arguments, int wanted) {
        ArrayNode items = JSON.createArrayNode();
        Map<String, Object> asked = new HashMap<>(arguments);
        while (items.size() < wanted) {
            asked.put("limit", Math.min(PageRequest.MAX_LIMIT, wanted - items.size()));
            JsonNode page = call(operation, asked);
            page.path("items").forEach(items::add);
            JsonNode next = page.path("next");
            if (!next.isTextual()) {
                break;
            }
            asked.put("cursor", next.asText());
        }
        return items;
    }

    private static @Nullable Object join(CompletionStage<?> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }
}
