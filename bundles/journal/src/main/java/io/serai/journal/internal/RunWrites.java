package io.serai.journal.internal;

import io.serai.api.budget.Charge;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.journal.internal.record.StepCodec.Packed;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Write;
import io.serai.journal.internal.write.Write.Origin;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is written of an execution: its beginning, what it has done so far, its end. */
final class RunWrites {
    private static final Logger LOG = LoggerFactory.getLogger(RunWrites.class);

    private final JournalWriter writer;
    private final BiConsumer<Run, WaitRow> waits;

    /** @param waits hears when it is durable that a step waits */
    RunWrites(JournalWriter writer, BiConsumer<Run, WaitRow> waits) {
        this.writer = writer;
        this.waits = waits;
    }

    /**
     * Its beginning.
     *
     * @return completes with its id, or with that of the execution that has its idempotency key
     */
    CompletableFuture<String> open(Run run, Run.Beginning from, ExecutionStatus status, @Nullable Note note) {
        return open(run, from, run.idempotencyKey, status, note, new CompletableFuture<>());
    }

    private CompletableFuture<String> open(
            Run run,
            Run.Beginning from,
            @Nullable String key,
            ExecutionStatus status,
            @Nullable Note note,
            CompletableFuture<String> done) {
        Packed input = StepCodec.pack(Content.input(from.input()));
        run.began(input.entries());
        writer.submit(new Write.Open(
                run.id,
                run.version,
                run.trigger,
                run.priority,
                run.createdAt,
                run.origin,
                run.correlationId,
                key,
                from.route(),
                queue(run.version),
                status,
                input,
                note,
                done));
        return done;
    }

    private static @Nullable String queue(DeployedVersion version) {
        return version.queue().equals(Execution.DEFAULT_QUEUE) ? null : version.queue();
    }

    /** A new execution that has recorded already what an earlier one did; it is QUEUED. */
    CompletableFuture<String> fork(
            StoredRun of, DeployedVersion version, Trigger trigger, Outcome input, List<Outcome> outcomes) {
        String id = Ids.next();
        CompletableFuture<String> opened = new CompletableFuture<>();
        CompletableFuture<String> recorded = new CompletableFuture<>();
        writer.submit(new Write.Open(
                id,
                version,
                trigger,
                of.priority(),
                Instant.now(),
                new Origin(null, null, of.id(), "FORK"),
                of.correlationId(),
                null,
                of.entry(),
                queue(version),
                ExecutionStatus.QUEUED,
                StepCodec.pack(Content.input(input)),
                null,
                opened));
        writer.submit(new Write.Portion(
                id,
                of.tenant(),
                1,
                StepCodec.pack(new Content(List.of(), outcomes, List.of(), null)),
                List.of(),
                null,
                null,
                List.of(),
                recorded));
        return opened.thenCombine(recorded, (first, second) -> id);
    }

    /** What has happened since the last time. */
    CompletableFuture<?> soFar(Run run) {
        synchronized (run) {
            CompletableFuture<String> done = logged(run, "its steps");
            Content content =
                    new Content(run.lines.takeFinished(), run.effects.take(), List.of(), null, run.log.take());
            portion(run, content, null, run.spent.take(), done);
            run.writing(done);
            return done;
        }
    }

    /** All that has happened, and that it leaves memory as WAITING or PAUSED. */
    CompletableFuture<String> suspended(Run run, ExecutionStatus status) {
        CompletableFuture<String> done = new CompletableFuture<>();
        synchronized (run) {
            Content content = new Content(run.lines.takeAll(), run.effects.take(), List.of(), null, run.log.take());
            portion(run, content, status, run.spent.takeLast(), done);
        }
        return done;
    }

    private void portion(
            Run run,
            Content content,
            @Nullable ExecutionStatus status,
            List<Charge> charges,
            CompletableFuture<String> done) {
        List<WaitRow> begun = run.parking.take();
        if (!begun.isEmpty()) {
            done.thenRun(() -> begun.forEach(wait -> waits.accept(run, wait)));
        }
        writer.submit(new Write.Portion(
                run.id,
                run.version.tenant(),
                content.isEmpty() ? 0 : run.nextPortion(),
                content.isEmpty() ? null : StepCodec.pack(content, run.storedInput()),
                begun,
                status,
                status == null
                        ? null
                        : new Note(
                                run.now(),
                                "execution." + status.name().toLowerCase(Locale.ROOT),
                                run.halted(),
                                Map.of()),
                charges,
                done));
    }

    /** A status and nothing else. */
    void status(Run run, ExecutionStatus status, Note note) {
        writer.submit(new Write.Portion(
                run.id, run.version.tenant(), 0, null, List.of(), status, note, List.of(), logged(run, "its status")));
    }

    /** What was spent and is part of no record. */
    void charged(Run run, List<Charge> charges) {
        if (!charges.isEmpty()) {
            writer.submit(new Write.Portion(
                    run.id,
                    run.version.tenant(),
                    0,
                    null,
                    List.of(),
                    null,
                    null,
                    charges,
                    logged(run, "what it has spent")));
        }
    }

    /**
     * Its end. One of which nothing is kept is written now, as a whole, if it has failed or its end begins something.
     *
     * @param micros how long it took
     * @param outbox what its end begins
     */
    CompletableFuture<String> end(
            Run run,
            ExecutionStatus status,
            @Nullable ExecutionError error,
            @Nullable Payload output,
            long micros,
            List<OutboxRow> outbox) {
        Instant endedAt = run.now();
        Run.Beginning unrecorded = run.unrecorded();
        if (unrecorded != null) {
            if (status == ExecutionStatus.COMPLETED && outbox.isEmpty()) {
                charged(run, run.spent.takeLast());
                return CompletableFuture.completedFuture(run.id);
            }
            run.effects.add(Outcome.mark(Marks.UNRECORDED));
            // with its last status at once: nothing of it may ever go on
            open(run, unrecorded, null, status, null, logged(run, "its beginning"));
        }
        boolean restorable = run.capture() == Capture.EFFECTS
                || run.capture() == Capture.FULL
                || status != ExecutionStatus.COMPLETED;
        Packed result;
        synchronized (run) {
            List<Outcome> outcomes = run.effects.take();
            List<StepLine> lines = run.lines.takeAll();
            result = StepCodec.pack(
                    new Content(lines, restorable ? outcomes : List.of(), List.of(), output, run.log.take()),
                    run.storedInput());
        }
        CompletableFuture<String> done = new CompletableFuture<>();
        // the opening row is written first: the writer keeps the order, except where it had to retry the opening
        writer.submit(new Write.End(
                run.id,
                run.version.tenant(),
                status,
                endedAt,
                micros,
                error,
                result,
                outbox,
                run.spent.takeLast(),
                run.spent.any(),
                done));
        return done;
    }

    private static CompletableFuture<String> logged(Run run, String what) {
        CompletableFuture<String> done = new CompletableFuture<>();
        done.exceptionally(e -> {
            LOG.error("Of execution {} {} could not be kept", run.id, what, e);
            return run.id;
        });
        return done;
    }
}
