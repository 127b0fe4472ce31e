package io.serai.camel.internal.llm;

import io.serai.api.budget.Spender;
import io.serai.api.error.BudgetExceededException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatOptions;
import io.serai.api.model.ChatReply;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelUnavailableException;
import io.serai.api.model.Models;
import io.serai.camel.suspend.Charges;
import io.serai.camel.suspend.Postponed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Asks a model; nothing blocks meanwhile. A spent budget and a rate limit make the execution wait. */
final class LlmProducer extends DefaultAsyncProducer {
    /** In place of the option. */
    static final String SCHEMA = "SeraiLlmSchema";
    /** Who answered, and what it cost. */
    static final String VARIABLE = "llm";

    private static final String TENANT = "SeraiTenant";
    /** So often a step waits for a rate limit; a limit that never lets it in is no limit but a mistake. */
    private static final int WAITS = 20;

    private final LlmOptions options;
    private final Models models;

    LlmProducer(LlmEndpoint endpoint, LlmOptions options, Models models) {
        super(endpoint);
        this.options = options;
        this.models = models;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return ask(exchange, callback, 0);
    }

    private boolean ask(Exchange exchange, AsyncCallback callback, int waited) {
        try {
            String given = exchange.getMessage().getHeader(SCHEMA, String.class);
            String schema = given == null || given.isBlank() ? options.schema() : given;
            ChatRequest request = new ChatRequest(
                    options.model(),
                    LlmMessages.of(exchange, options.system()),
                    List.of(),
                    new ChatOptions(options.temperature(), options.maxTokens(), schema, List.of(), options.timeout()));
            Account account = account(exchange);
            var reply = models.chat(request, account, null).reply();
            if (exchange.isTransacted()) {
                // a transaction belongs to its thread
                answered(exchange, account, schema, reply.toCompletableFuture().join());
                callback.done(true);
                return true;
            }
            reply.whenComplete((answer, failure) -> {
                if (failure == null) {
                    answered(exchange, account, schema, answer);
                    callback.done(false);
                } else {
                    failed(exchange, callback, unwrapped(failure), waited);
                }
            });
            return false;
        } catch (RuntimeException e) {
            exchange.setException(unwrapped(e));
            callback.done(true);
            return true;
        }
    }

    private static Account account(Exchange exchange) {
        String key = Charges.key(exchange);
        Spender spender = Charges.spender(exchange, null);
        if (key == null || spender == null) {
            String tenant = exchange.getProperty(TENANT, "default", String.class);
            return new Account(UUID.randomUUID().toString(), new Spender(tenant, null, null, null, null), false);
        }
        return new Account(key, spender, true);
    }

    private static void answered(Exchange exchange, Account account, @Nullable String schema, ChatReply answer) {
        if (account.step()) {
            Charges.add(exchange, answer.charge());
        }
        try {
            exchange.getMessage().setBody(schema == null ? answer.text() : LlmMessages.tree(answer.text()));
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        exchange.getMessage().removeHeader(SCHEMA);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("model", answer.model());
        told.put("provider", answer.provider());
        told.put("inputTokens", answer.usage().input());
        told.put("cachedTokens", answer.usage().cached());
        told.put("outputTokens", answer.usage().output());
        told.put("cost", plain(answer.cost()));
        told.put("latencyMillis", answer.latencyMillis());
        told.put("finish", answer.finish().name());
        exchange.setVariable(VARIABLE, told);
    }

    /** As it comes back from the journal, so that a replay shows the same. */
    private static BigDecimal plain(BigDecimal cost) {
        BigDecimal stripped = cost.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void failed(Exchange exchange, AsyncCallback callback, Throwable failure, int waited) {
        try {
            if (failure instanceof BudgetExceededException spent
                    && spent.waits()
                    && Postponed.forBudget(exchange, spent, () -> ask(exchange, later(callback), waited))) {
                return;
            }
            Duration limit = limit(failure);
            if (limit != null
                    && waited < WAITS
                    && Postponed.until(
                            exchange,
                            Instant.now().plus(limit),
                            "rate-limit",
                            () -> ask(exchange, later(callback), waited + 1))) {
                return;
            }
            exchange.setException(failure);
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    private static AsyncCallback later(AsyncCallback callback) {
        return sync -> callback.done(false);
    }

    private @Nullable Duration limit(Throwable failure) {
        return options.waits()
                        && failure instanceof ModelUnavailableException unavailable
                        && unavailable.failure() == ModelFailure.RATE_LIMITED
                ? unavailable.retryAfter()
                : null;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
