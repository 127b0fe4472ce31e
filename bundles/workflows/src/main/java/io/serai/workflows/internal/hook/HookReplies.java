package io.serai.workflows.internal.hook;

import io.serai.api.error.ExecutionFailedException;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.hook.HookReply;
import io.serai.journal.Journal;
import io.serai.journal.RunOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP reply of a run: only what the route itself set after its last call out shapes it. */
final class HookReplies {
    private static final int MIN_ERROR = 400;
    /** The server sets these itself. */
    private static final Set<String> SERVERS_OWN =
            Set.of("content-length", "transfer-encoding", "connection", "date", "server", "content-type", "host");

    private final Journal journal;

    HookReplies(Journal journal) {
        this.journal = journal;
    }

    static HookReply accepted(String executionId) {
        return new HookReply(
                202, "application/json", location(executionId), Map.of("executionId", executionId), executionId);
    }

    /** For a caller who waited for the result, but not long enough. */
    static HookReply pending(String executionId) {
        return accepted(executionId);
    }

    /**
     * @param fallback the type of an answer to which the route gives none
     * @param given the request's body, which is no answer to a run that failed; null if it may be one
     */
    void complete(
            CompletableFuture<HookReply> reply, RunOutcome outcome, @Nullable String fallback, @Nullable Object given) {
        Exchange exchange = outcome.exchange();
        if (exchange == null) {
            reply.complete(new HookReply(
                    status(outcome.status()),
                    "application/json",
                    location(outcome.executionId()),
                    Map.of(
                            "executionId",
                            outcome.executionId(),
                            "status",
                            outcome.status().name()),
                    outcome.executionId()));
            return;
        }
        Predicate<String> own = journal.ownHeaders(exchange);
        Integer status = own.test(Exchange.HTTP_RESPONSE_CODE)
                ? exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class)
                : null;
        boolean refused = status != null && status >= MIN_ERROR;
        if (outcome.failure() != null && !refused) {
            reply.completeExceptionally(failed(outcome, outcome.failure()));
            return;
        }
        if (outcome.failure() != null
                && given != null
                && given.equals(exchange.getMessage().getBody())) {
            reply.complete(unread(outcome, outcome.failure(), status));
            return;
        }
        reply.complete(new HookReply(
                status == null ? 200 : status,
                type(exchange, own, refused ? null : fallback),
                headers(exchange, own),
                body(exchange),
                outcome.executionId()));
    }

    /** Of a run whose result is not at hand: it waits, or it began earlier under the same key. */
    private static int status(ExecutionStatus status) {
        return status == ExecutionStatus.COMPLETED ? 200 : status.isFinal() ? 409 : 202;
    }

    /** Camel has refused the body before the route began. */
    private static HookReply unread(RunOutcome outcome, Throwable failure, @Nullable Integer status) {
        return new HookReply(
                status == null ? 400 : status,
                "application/problem+json",
                Map.of(),
                Map.of(
                        "type",
                        "about:blank",
                        "status",
                        status == null ? 400 : status,
                        "code",
                        "execution.failed",
                        "detail",
                        String.valueOf(failure.getMessage()),
                        "executionId",
                        outcome.executionId()),
                outcome.executionId());
    }

    private static ExecutionFailedException failed(RunOutcome outcome, Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new ExecutionFailedException(outcome.executionId(), message, failure);
    }

    private static @Nullable String type(Exchange exchange, Predicate<String> own, @Nullable String fallback) {
        String type = own.test(Exchange.CONTENT_TYPE)
                ? exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)
                : null;
        return type == null && exchange.getMessage().getBody() != null ? fallback : type;
    }

    private static Map<String, String> headers(Exchange exchange, Predicate<String> own) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (value != null && !lower.startsWith("camel") && !SERVERS_OWN.contains(lower) && own.test(name)) {
                headers.put(name, String.valueOf(value));
            }
        });
        return headers;
    }

    /** Maps, lists, text and bytes as they are; whatever else Camel can turn into text. */
    private static @Nullable Object body(Exchange exchange) {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body == null
                || body instanceof String
                || body instanceof byte[]
                || body instanceof Map
                || body instanceof Iterable
                || body instanceof Number
                || body instanceof Boolean
                || body instanceof Record) {
            return body;
        }
        byte[] bytes = message.getBody(byte[].class);
        return bytes == null ? message.getBody(String.class) : bytes;
    }

    private static Map<String, String> location(String executionId) {
        return Map.of("Location", "/api/v1/executions/" + executionId);
    }
}
