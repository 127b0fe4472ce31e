package io.serai.models.internal.route;

import io.serai.api.budget.Spending;
import io.serai.api.error.UnavailableException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ChatRun;
import io.serai.api.model.Models;
import io.serai.api.security.Vault;
import io.serai.models.internal.registry.ModelTable;
import io.serai.models.internal.registry.Providers;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds a model that answers: asks one after the other, leaves out what is known to fail, and books what it costs. */
public final class Router implements Models {
    private final Parts parts;

    /**
     * What a call needs.
     *
     * @param spending gives null while nobody keeps accounts
     * @param threads each call in progress takes one
     * @param clock begins the next round
     */
    public record Parts(
            ModelTable table,
            Providers providers,
            Vault vault,
            HealthBook health,
            Supplier<@Nullable Spending> spending,
            RouterSettings settings,
            InstantSource time,
            Executor threads,
            ScheduledExecutorService clock) {}

    private final RateLimits limits;

    public Router(Parts parts) {
        this.parts = parts;
        this.limits = new RateLimits(parts.time());
    }

    @Override
    public ChatRun chat(ChatRequest request, Account account, @Nullable ChatListener listener) {
        if (request.messages().isEmpty()) {
            throw new IllegalArgumentException("A request needs a message.");
        }
        RoutedCall call = new RoutedCall(parts, limits, request, account, listener);
        try {
            parts.threads().execute(call::begin);
        } catch (RejectedExecutionException e) {
            call.refuse(new UnavailableException(
                    "model.overloaded", "Too many calls of models are under way; repeat in a moment.", 1, e));
        }
        return call;
    }
}
