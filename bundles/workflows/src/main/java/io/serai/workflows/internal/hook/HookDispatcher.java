package io.serai.workflows.internal.hook;

import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Trigger;
import io.serai.api.hook.HookReply;
import io.serai.api.hook.HookRequest;
import io.serai.api.hook.Hooks;
import io.serai.camel.hook.HookOptions;
import io.serai.camel.hook.HookOptions.Place;
import io.serai.camel.hook.HookOptions.Respond;
import io.serai.journal.Journal;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.LiveVersion.HookTrigger;
import io.serai.workflows.internal.deploy.Services;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The stable front of all webhooks and services: finds the active version's route, checks the caller, starts the run. */
public final class HookDispatcher implements Hooks {
    private final ActiveVersions active;
    private final Journal journal;
    private final HookAuth auth;
    private final HookReplies replies;
    private final Predicate<HookRequest> known;
    private final Executor lookups;

    /**
     * @param known whether some workflow answers on the request's address, though it does not run yet
     * @param lookups where that question, which reads the store, is asked
     */
    public HookDispatcher(
            ActiveVersions active, Journal journal, HookAuth auth, Predicate<HookRequest> known, Executor lookups) {
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

    /** Who answers, and what of the request's path the template names. */
    private record Target(HookTrigger trigger, Map<String, String> variables) {
        /** Who asks for the head alone gets that of what GET has. */
        String method(HookRequest request) {
            boolean head = request.method().equals("HEAD")
                    && !trigger.options().methods().contains("HEAD");
            return head ? "GET" : request.method();
        }
    }

    @Override
    public CompletionStage<HookReply> dispatch(HookRequest request) {
        Target target;
        try {
            target = enter(request);
        } catch (MethodNotAllowedException e) {
            return request.method().equals("OPTIONS")
                    ? CompletableFuture.completedFuture(
                            new HookReply(204, null, Map.of("Allow", String.join(", ", e.allowed())), null, null))
                    : CompletableFuture.failedFuture(e);
        }
        if (target == null) {
            return CompletableFuture.supplyAsync(() -> missing(request), lookups);
        }
        try {
            check(target.trigger().options(), request);
            return start(target, request);
        } catch (RuntimeException e) {
            target.trigger().owner().leave();
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The version that answers, held open; a version that retires between the look and the step gives way to its next. */
    private @Nullable Target enter(HookRequest request) {
        while (true) {
            Target target = find(request);
            if (target == null || target.trigger().owner().enter()) {
                return target;
            }
            Thread.onSpinWait();
        }
    }

    private @Nullable Target find(HookRequest request) {
        if (request.base().equals(Place.HOOKS.base())) {
            HookTrigger hook = active.hook(request.tenant(), request.path());
            return hook == null ? null : new Target(hook, Map.of());
        }
        Services.Match match =
                active.service(request.tenant(), request.method().toUpperCase(Locale.ROOT), request.path());
        if (match.trigger() == null) {
            if (match.allowed().isEmpty()) {
                return null;
            }
            throw refused(match.allowed());
        }
        return new Target(match.trigger(), match.variables());
    }

    private static MethodNotAllowedException refused(Set<String> allowed) {
        return new MethodNotAllowedException(
                "hook.method", "This address takes " + String.join(", ", new TreeSet<>(allowed)) + ".", allowed);
    }

    private HookReply missing(HookRequest request) {
        if (known.test(request)) {
            throw new UnavailableException(
                    "hook.starting", "The workflow behind this address is starting; try again in a moment.", 1);
        }
        throw new NotFoundException(
                "hook.not-found", "No published workflow answers on " + request.base() + request.path() + ".");
    }

    private void check(HookOptions options, HookRequest request) {
        if (options.place() == Place.HOOKS
                && !options.methods().contains(request.method().toUpperCase(Locale.ROOT))) {
            throw refused(options.methods());
        }
        auth.check(options, request);
        MediaTypes.check(options, request);
    }

    private CompletionStage<HookReply> start(Target target, HookRequest request) {
        HookTrigger trigger = target.trigger();
        HookOptions options = trigger.options();
        LiveVersion version = trigger.owner();
        boolean service = options.place() == Place.SERVICES;
        String method = target.method(request);
        Exchange exchange = service
                ? HookExchange.asCamelDoes(trigger.route(), request, method, target.variables())
                : HookExchange.of(trigger.route(), request);
        Object given = service ? exchange.getMessage().getBody() : null;
        String caller = request.caller() == null ? null : request.caller().name();
        String key = first(request, "idempotency-key");
        RunHandle run = journal.start(new RunSpec(
                version.version(),
                new Trigger(trigger.kind(), service ? method + " " + options.address() : options.name(), caller),
                version.version().priority(),
                first(request, "x-correlation-id"),
                key,
                trigger.route(),
                exchange));
        run.ended().whenComplete((outcome, failure) -> version.leave());
        if (options.respond() == Respond.ACCEPTED) {
            return run.accepted().thenApply(HookReplies::accepted);
        }
        CompletableFuture<HookReply> reply = new CompletableFuture<>();
        run.ended().whenComplete((outcome, failure) -> {
            if (failure != null) {
                reply.completeExceptionally(failure);
            } else {
                replies.complete(reply, outcome, MediaTypes.single(options), given);
            }
        });
        run.accepted()
                .thenAccept(id -> reply.completeOnTimeout(
                        HookReplies.pending(id), options.timeout().toMillis(), TimeUnit.MILLISECONDS));
        return reply;
    }

    private static @Nullable String first(HookRequest request, String header) {
        var values = request.headers().get(header);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
