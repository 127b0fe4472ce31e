package io.serai.workflows.internal.hook;

import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Trigger;
import io.serai.api.hook.HookReply;
import io.serai.api.hook.HookRequest;
import io.serai.api.hook.Hooks;
import io.serai.camel.hook.HookOptions;
import io.serai.camel.hook.HookOptions.Respond;
import io.serai.journal.Journal;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.LiveVersion.HookTrigger;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The stable front of all webhooks: finds the active version's route, checks the caller, starts the run. */
public final class HookDispatcher implements Hooks {
    private final ActiveVersions active;
    private final Journal journal;
    private final HookAuth auth;
    private final HookReplies replies;
    private final BiPredicate<String, String> known;
    private final Executor lookups;

    /**
     * @param known whether some workflow of the tenant answers on the path, though it does not run yet
     * @param lookups where that question, which reads the store, is asked
     */
    public HookDispatcher(
            ActiveVersions active,
            Journal journal,
            HookAuth auth,
            BiPredicate<String, String> known,
            Executor lookups) {
        this.active = active;
        this.journal = journal;
        this.auth = auth;
        this.replies = new HookReplies(journal);
        this.known = known;
        this.lookups = lookups;
    }

    @Override
    public boolean isOverloaded() {
        return journal.isOverloaded();
    }

    @Override
    public CompletionStage<HookReply> dispatch(HookRequest request) {
        HookTrigger trigger = enter(request);
        if (trigger == null) {
            return CompletableFuture.supplyAsync(() -> missing(request), lookups);
        }
        LiveVersion version = trigger.owner();
        try {
            check(trigger.options(), request);
            return start(trigger, request);
        } catch (RuntimeException e) {
            version.leave();
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The version that answers, held open; a version that retires between the look and the step gives way to its next. */
    private @Nullable HookTrigger enter(HookRequest request) {
        while (true) {
            HookTrigger trigger = active.hook(request.tenant(), request.path());
            if (trigger == null || trigger.owner().enter()) {
                return trigger;
            }
            Thread.onSpinWait();
        }
    }

    private HookReply missing(HookRequest request) {
        if (known.test(request.tenant(), request.path())) {
            throw new UnavailableException(
                    "hook.starting", "The workflow behind this hook is starting; try again in a moment.", 1);
        }
        throw new NotFoundException(
                "hook.not-found", "No published workflow answers on /hooks/" + request.path() + ".");
    }

    private void check(HookOptions options, HookRequest request) {
        if (!options.methods().contains(request.method().toUpperCase(Locale.ROOT))) {
            throw new MethodNotAllowedException(
                    "hook.method", "This hook takes " + String.join(", ", options.methods()) + ".", options.methods());
        }
        auth.check(options, request);
    }

    private CompletionStage<HookReply> start(HookTrigger trigger, HookRequest request) {
        LiveVersion version = trigger.owner();
        Exchange exchange = HookExchange.of(trigger.route(), request);
        String caller = request.caller() == null ? null : request.caller().name();
        String key = first(request, "idempotency-key");
        RunHandle run = journal.start(new RunSpec(
                version.version(),
                new Trigger("hook", trigger.options().name(), caller),
                version.version().priority(),
                first(request, "x-correlation-id"),
                key,
                trigger.route(),
                exchange));
        run.ended().whenComplete((outcome, failure) -> version.leave());
        if (trigger.options().respond() == Respond.ACCEPTED) {
            return run.accepted().thenApply(HookReplies::accepted);
        }
        CompletableFuture<HookReply> reply = new CompletableFuture<>();
        run.ended().whenComplete((outcome, failure) -> {
            if (failure != null) {
                reply.completeExceptionally(failure);
            } else {
                replies.complete(reply, outcome);
            }
        });
        run.accepted()
                .thenAccept(id -> reply.completeOnTimeout(
                        HookReplies.pending(id), trigger.options().timeout().toMillis(), TimeUnit.MILLISECONDS));
        return reply;
    }

    private static @Nullable String first(HookRequest request, String header) {
        var values = request.headers().get(header);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
