package io.serai.journal.internal;

import io.serai.api.execution.Trigger;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import io.serai.journal.internal.record.StepLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** An execution that is in memory. Travels as an exchange property; branches on several threads share it. */
final class Run {
    static final String PROPERTY = "SeraiRun";
    static final String SCOPE = "SeraiScope";
    static final String EXECUTION_ID = "SeraiExecutionId";
    static final String TENANT = "SeraiTenant";
    static final String IDEMPOTENCY_KEY = "SeraiIdempotencyKey";
    /** Finished lines beyond this many leave memory. */
    static final int PORTION = 500;

    final String id;
    final DeployedVersion version;
    final Trigger trigger;
    final int priority;
    final @Nullable String correlationId;
    final @Nullable String idempotencyKey;
    final @Nullable String parent;
    final @Nullable Payload input;
    final Instant createdAt = Instant.now();
    final long startNanos = System.nanoTime();
    final CompletableFuture<String> accepted = new CompletableFuture<>();
    final CompletableFuture<RunOutcome> ended = new CompletableFuture<>();

    private final long baseMicros = TimeUnit.SECONDS.toMicros(createdAt.getEpochSecond()) + createdAt.getNano() / 1000;
    private final List<StepLine> lines = new ArrayList<>();
    private Map<String, Object> inherited = Map.of();
    private int begun;
    private int portions;
    private int finishedInMemory;
    private volatile boolean over;
    private @Nullable Throwable failure;
    private @Nullable StepLine failedAt;

    Run(
            String id,
            DeployedVersion version,
            Trigger trigger,
            int priority,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            @Nullable String parent,
            @Nullable Payload input) {
        this.id = id;
        this.version = version;
        this.trigger = trigger;
        this.priority = priority;
        this.correlationId = correlationId;
        this.idempotencyKey = idempotencyKey;
        this.parent = parent;
        this.input = input;
    }

    Capture capture() {
        return version.capture();
    }

    synchronized StepLine begin(
            String path, String node, String kind, String label, boolean effect, int attempt, @Nullable Payload in) {
        long now = baseMicros + (System.nanoTime() - startNanos) / 1000;
        StepLine line = new StepLine(begun++, path, node, kind, label, effect, attempt, now, in);
        lines.add(line);
        return line;
    }

    synchronized void end(StepLine line, long nanos, @Nullable Payload out) {
        line.end(nanos, out);
        finishedInMemory++;
    }

    /** The first step to see a failure is where it happened; the nodes around it only pass it on. */
    synchronized void fail(StepLine line, long nanos, Throwable cause) {
        line.fail(nanos, cause);
        finishedInMemory++;
        if (failure != cause) {
            failure = cause;
            failedAt = line;
        }
    }

    synchronized @Nullable StepLine failedAt(@Nullable Throwable cause) {
        return cause != null && cause == failure ? failedAt : null;
    }

    /** Finished lines, if there are enough of them to leave memory; empty otherwise. */
    synchronized List<StepLine> portion() {
        if (finishedInMemory < PORTION) {
            return List.of();
        }
        List<StepLine> portion = new ArrayList<>(finishedInMemory);
        for (Iterator<StepLine> all = lines.iterator(); all.hasNext(); ) {
            StepLine line = all.next();
            if (line.status() != io.serai.api.execution.StepStatus.RUNNING) {
                portion.add(line);
                all.remove();
            }
        }
        finishedInMemory = 0;
        portions++;
        return portion;
    }

    synchronized int portions() {
        return portions;
    }

    synchronized List<StepLine> rest() {
        return new ArrayList<>(lines);
    }

    synchronized List<NumberedStep> live() {
        return lines.stream().map(StepCodec::live).toList();
    }

    /** What headers hold now is not the route's own reply. */
    synchronized void inherit(Exchange exchange) {
        Map<String, Object> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        now.putAll(exchange.getMessage().getHeaders());
        inherited = now;
    }

    synchronized boolean inherited(String name, @Nullable Object value) {
        return inherited.get(name) == value;
    }

    void markOver() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    long elapsedMicros() {
        return (System.nanoTime() - startNanos) / 1000;
    }
}
