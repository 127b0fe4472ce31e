package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import io.serai.journal.EventTriggers;
import io.serai.journal.internal.StoredRuns.Ended;
import io.serai.journal.internal.event.EventOutbox;
import io.serai.journal.internal.event.Happening;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.journal.internal.wait.Waits;
import io.serai.journal.internal.wait.Waits.Over;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings decisions to the executions that wait for them, in memory or in the store. */
final class Deliveries implements Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final long RETRY_MILLIS = 1_000;

    private final Waits waits;
    private final LiveRuns live;
    private final RunJournal journal;
    private final Resumer resumer;
    private final Consumer<Instant> timers;
    private final StoredRuns stored;
    private final Copies copies;
    private final Executor blocking;
    private volatile Consumer<String> late = execution -> {};
    private final EventOutbox outbox;
    private final Consumer<String> failed;

    /** @param failed hears of a tenant one of whose executions has failed; must return at once */
    Deliveries(
            Waits waits,
            LiveRuns live,
            RunJournal journal,
            Resumer resumer,
            Consumer<Instant> timers,
            StoredRuns stored,
            Copies copies,
            Executor blocking,
            EventOutbox outbox,
            Consumer<String> failed) {
        this.waits = waits;
        this.live = live;
        this.journal = journal;
        this.resumer = resumer;
        this.timers = timers;
        this.stored = stored;
        this.copies = copies;
        this.blocking = blocking;
        this.outbox = outbox;
        this.failed = failed;
    }

    /** Who ends executions that have taken all the time that they may. */
    void whenLate(Consumer<String> ends) {
        late = ends;
    }

    @Override
    public void late(String execution) {
        late.accept(execution);
    }

    /** A decision that is durable already. */
    void deliver(Over over) {
        if (over.path().equals(Marks.DEADLINE)) {
            late.accept(over.execution());
            return;
        }
        Run run = live.find(over.execution());
        if (run == null) {
            // another decision may bring it into memory first, without this one
            resumer.resume(over.execution(), () -> deliver(over));
        } else if (!journal.decide(run, over.path(), over.decision())) {
            // it leaves memory in this moment, without the decision
            run.ended.whenComplete((outcome, failure) -> resumer.resume(over.execution()));
        }
    }

    /** Lets those go on that wait for a budget; gives how many. */
    int wake(String tenant, String subject) {
        List<Over> over = waits.funded(tenant, subject, new Decision("available", null, null, null, Instant.now()));
        over.forEach(this::deliver);
        return over.size();
    }

    @Override
    public void waits(Run run, WaitRow wait) {
        if (wait.dueAt() != null) {
            timers.accept(wait.dueAt());
        }
        if (wait.kind() == Wait.Kind.EXECUTION && wait.subject() != null) {
            tellIfEnded(wait.subject()); // perhaps before the wait was durable
        }
    }

    /** Tells those who wait for an execution, if it has ended. */
    void tellIfEnded(String execution) {
        Ended ended = stored.ended(execution);
        if (ended != null) {
            tell(execution, ended.status(), ended.output(), ended.error());
        }
    }

    @Override
    public void child(
            Run run,
            String path,
            String workflow,
            boolean waits,
            @Nullable Object body,
            CompletableFuture<String> begun) {
        blocking.execute(() -> {
            try {
                copies.child(run, path, workflow, waits, body).whenComplete((id, failure) -> {
                    if (failure != null) {
                        begun.completeExceptionally(failure);
                    } else {
                        begun.complete(id);
                    }
                });
            } catch (UnavailableException e) {
                // the parent's step goes on when the store is back, or ends with the parent
                if (run.mayGoOn()) {
                    CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                            .execute(() -> child(run, path, workflow, waits, body, begun));
                }
            } catch (RuntimeException e) {
                begun.completeExceptionally(e);
            }
        });
    }

    @Override
    public List<OutboxRow> atEnd(Run run, ExecutionStatus status, @Nullable ExecutionError error) {
        if (!outbox.isWanted()) {
            return List.of();
        }
        Map<String, Object> facts = RunEvents.facts(run, status);
        if (error != null) {
            facts.put("error", error.message());
            facts.put("errorType", error.type());
            if (error.path() != null) {
                facts.put("path", error.path());
            }
        }
        Happening end = new Happening(
                Ids.next(),
                run.version.tenant(),
                "execution." + status.name().toLowerCase(Locale.ROOT),
                null,
                run.correlationId,
                run.id,
                Times.now(),
                facts);
        return outbox.atEnd(run.version.workflow(), end, status == ExecutionStatus.FAILED);
    }

    @Override
    public void listens(String tenant, String workflow, EventTriggers triggers) {
        outbox.listens(tenant, workflow, triggers);
    }

    @Override
    public void publish(
            Run run, String path, Suspender.Publication event, CompletableFuture<@Nullable Void> published) {
        // the same step of the same execution is the same event
        String id = UUID.nameUUIDFromBytes((run.id + path).getBytes(StandardCharsets.UTF_8))
                .toString();
        Happening happening = new Happening(
                id,
                run.version.tenant(),
                event.type(),
                event.room(),
                event.correlation(),
                run.id,
                Times.now(),
                event.data());
        blocking.execute(() -> {
            try {
                outbox.publish(happening);
                published.complete(null);
            } catch (UnavailableException e) {
                // goes on when the store is back, or ends with the execution
                if (run.mayGoOn()) {
                    CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                            .execute(() -> publish(run, path, event, published));
                }
            } catch (RuntimeException e) {
                published.completeExceptionally(e);
            }
        });
    }

    @Override
    public void suspended(Run run, boolean wakeUp) {
        if (wakeUp) {
            resumer.resume(run.id);
        }
    }

    @Override
    public void ended(Run run, ExecutionStatus status, @Nullable Payload output, @Nullable ExecutionError error) {
        if (status == ExecutionStatus.FAILED) {
            failed.accept(run.version.tenant());
        }
        if (run.origin.parent() != null && run.origin.parentPath() != null) {
            tell(run.id, status, Payloads.show(output), error == null ? null : error.message());
        }
        outbox.ended();
    }

    @Override
    public void cancelled(String execution, ExecutionError reason) {
        tell(execution, ExecutionStatus.CANCELLED, null, reason.message());
        Happening end = outbox.isWanted() ? stored.cancelled(execution, reason.message()) : null;
        if (end != null) {
            outbox.heard(end);
        }
    }

    /** Tells whoever waits for an execution how it ended. */
    void tell(String execution, ExecutionStatus status, @Nullable Object output, @Nullable String error) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("execution", execution);
        if (output != null) {
            result.put("output", output);
        }
        if (error != null) {
            result.put("error", error);
        }
        Decision decision = new Decision(status.name().toLowerCase(Locale.ROOT), null, null, result, Instant.now());
        try {
            waits.ended(execution, decision).forEach(this::deliver);
        } catch (RuntimeException e) {
            // found again at the next start: the wait is open though its subject has ended
            LOG.error("What waits for execution {} could not be told that it has ended", execution, e);
        }
    }
}
