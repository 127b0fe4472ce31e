package io.serai.models.internal.route;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spending;
import io.serai.api.error.NotFoundException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatReply;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ChatRun;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import io.serai.api.model.Models;
import io.serai.models.internal.registry.ModelTable.Entry;
import io.serai.spi.model.ProviderReply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way through the models that may answer it. */
final class RoutedCall implements ChatRun {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedCall.class);

    private final Router.Parts parts;
    private final RateLimits limits;
    private final ChatRequest request;
    private final Account account;
    private final @Nullable ChatListener listener;
    private final Asker asker;
    private final CallState state = new CallState();
    private final CompletableFuture<ChatReply> reply = new CompletableFuture<>();
    private volatile boolean reserved;

    RoutedCall(
            Router.Parts parts,
            RateLimits limits,
            ChatRequest request,
            Account account,
            @Nullable ChatListener listener) {
        this.parts = parts;
        this.limits = limits;
        this.request = request;
        this.account = account;
        this.listener = listener;
        this.asker = new Asker(parts.providers(), parts.vault());
    }

    @Override
    public CompletionStage<ChatReply> reply() {
        return reply.copy();
    }

    @Override
    public void cancel() {
        state.cancel();
    }

    void refuse(RuntimeException why) {
        reply.completeExceptionally(why);
    }

    void begin() {
        try {
            String tenant = account.spender().tenant();
            List<Entry> candidates = parts.table().candidates(tenant, request.model());
            if (candidates.isEmpty()) {
                throw none(tenant);
            }
            Spending spending = parts.spending().get();
            if (spending != null) {
                LocalDate today = today();
                BigDecimal most = candidates.stream()
                        .map(one -> Costs.most(one.info(), request, today))
                        .reduce(BigDecimal.ZERO, BigDecimal::max);
                spending.reserve(account.key(), account.spender(), most);
                reserved = true;
            }
            round(candidates, 0);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private RuntimeException none(String tenant) {
        String model = request.model();
        if (model == null || model.isBlank() || model.equals(Models.DEFAULT)) {
            return new ModelRefusedException(
                    ModelFailure.INVALID,
                    "model.none-configured",
                    "No model is configured. Set a provider's key in the environment, such as OPENAI_API_KEY, and start "
                            + "the hub again, or add a model with its own key; GET /providers says more.",
                    null);
        }
        return parts.table().find(tenant, model).isPresent()
                ? new ModelRefusedException(
                        ModelFailure.INVALID, "model.inactive", "The model " + model + " is set inactive.", null)
                : new NotFoundException(
                        "model.not-found", "There is no model " + model + "; GET /models lists those there are.");
    }

    /** Asks one after the other; if all fail in a way that passes, comes back later. */
    private void round(List<Entry> candidates, int round) {
        Failures failures = new Failures();
        for (Entry candidate : candidates) {
            if (state.isCancelled()) {
                fail(new CancellationException("The call was cancelled"));
                return;
            }
            long begin = System.nanoTime();
            ProviderReply answer = attempt(candidate, failures);
            if (answer != null) {
                done(candidate.info(), answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                return;
            }
            if (failures.isFinal() || state.isHeard()) {
                break;
            }
        }
        if (state.isCancelled()) {
            fail(new CancellationException("The call was cancelled"));
            return;
        }
        RuntimeException all = failures.together();
        Duration pause = pause(all, round);
        if (pause == null || failures.isFinal() || state.isHeard()) {
            fail(all);
            return;
        }
        List<Entry> again =
                candidates.stream().filter(one -> !failures.isHopeless(one)).toList();
        later(again.isEmpty() ? candidates : again, round + 1, pause);
    }

    private void later(List<Entry> candidates, int round, Duration pause) {
        Runnable next = () -> {
            try {
                parts.threads().execute(() -> {
                    try {
                        round(candidates, round);
                    } catch (RuntimeException | Error e) {
                        fail(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                fail(e);
            }
        };
        try {
            parts.clock().schedule(next, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            fail(e);
        }
    }

    /** Null if it did not answer; then the failure is noted. */
    private @Nullable ProviderReply attempt(Entry candidate, Failures failures) {
        ModelInfo model = candidate.info();
        String tenant = account.spender().tenant();
        Duration full = limits.enter(tenant, model);
        if (full != null) {
            failures.add(
                    candidate,
                    new ModelUnavailableException(
                            ModelFailure.RATE_LIMITED,
                            "The limit per minute of the model " + model.name() + " is used up.",
                            full,
                            null));
            return null;
        }
        Health health = parts.health().of(model);
        Duration closed = health.enter();
        if (closed != null) {
            failures.add(candidate, closed(model, health, closed));
            return null;
        }
        Duration own = request.options().timeout();
        try {
            ProviderReply answer = asker.ask(
                    candidate, request, state, own == null ? parts.settings().timeout() : own, listener);
            health.answered();
            limits.used(tenant, model, answer.usage().total());
            return answer;
        } catch (ModelUnavailableException e) {
            health.failed(e.failure(), e.detail(), e.retryAfter());
            failures.add(candidate, e);
        } catch (ModelRefusedException e) {
            if (e.failure() == ModelFailure.AUTH) {
                health.failed(e.failure(), e.detail(), null);
            } else {
                health.leave();
            }
            failures.add(candidate, e);
        } catch (RuntimeException | Error e) {
            health.leave();
            throw e;
        }
        return null;
    }

    private static RuntimeException closed(ModelInfo model, Health health, Duration closed) {
        Health.Problem problem = health.state().problem();
        String message = model.provider() + " is not asked for " + Math.max(1, closed.toSeconds()) + " s"
                + (problem == null ? "." : ", since: " + problem.message());
        return problem != null && problem.failure() == ModelFailure.AUTH
                ? new ModelRefusedException(ModelFailure.AUTH, message, null)
                : new ModelUnavailableException(
                        problem == null ? ModelFailure.SERVER : problem.failure(),
                        message,
                        closed,
                        new java.io.IOException(message));
    }

    /** How long to wait before the next round; null for no further one. */
    private @Nullable Duration pause(RuntimeException all, int round) {
        RouterSettings settings = parts.settings();
        if (round + 1 >= settings.rounds() || !(all instanceof ModelUnavailableException failure)) {
            return null;
        }
        double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
        Duration pause = Duration.ofMillis((long) (settings.delay().toMillis() * (1L << round) * jitter));
        Duration asked = failure.retryAfter();
        if (asked == null || asked.compareTo(pause) <= 0) {
            return pause;
        }
        return asked.compareTo(settings.patience()) <= 0 ? asked : null;
    }

    private void done(ModelInfo model, ProviderReply answer, long latencyMillis) {
        Instant now = parts.time().instant();
        BigDecimal cost = Costs.cost(model, answer.usage(), today());
        Charge charge = new Charge(
                account.key(),
                account.spender(),
                model.provider(),
                model.name(),
                "chat",
                answer.usage().input(),
                answer.usage().cached(),
                answer.usage().output(),
                cost,
                latencyMillis,
                now);
        Spending spending = reserved && !account.step() ? parts.spending().get() : null;
        if (spending != null) {
            spending.charge(charge);
        }
        reserved = false;
        reply.complete(new ChatReply(
                answer.text(),
                answer.toolRequests(),
                answer.finish(),
                answer.usage(),
                model.name(),
                model.provider(),
                latencyMillis,
                cost,
                charge));
    }

    private void fail(Throwable why) {
        Spending spending = reserved ? parts.spending().get() : null;
        reserved = false;
        if (spending != null) {
            try {
                spending.release(account.key());
            } catch (RuntimeException e) {
                LOG.warn("What was set aside for {} could not be given back", account.key(), e);
            }
        }
        reply.completeExceptionally(why);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(parts.time().instant(), ZoneOffset.UTC);
    }
}
