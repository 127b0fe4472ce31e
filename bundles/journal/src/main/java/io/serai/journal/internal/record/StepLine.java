package io.serai.journal.internal.record;

import io.serai.api.execution.StepStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One node's turn, while it runs and as it is written. Written by the thread that runs the node; read by others only
 * after the run's lock was taken.
 */
public final class StepLine {
    final int number;
    final String path;
    final String node;
    final String kind;
    final String label;
    final boolean effect;
    final int attempt;
    private final long passMicros;
    long startMicros;
    final @Nullable Payload input;
    final @Nullable String plugin;
    StepStatus status = StepStatus.RUNNING;
    long durationNanos;

    @Nullable
    Payload output;

    @Nullable
    String errorType;

    @Nullable
    String errorMessage;

    /** @param plugin the plugin version that does the work; null for the hub itself */
    public StepLine(
            int number,
            String path,
            String node,
            String kind,
            String label,
            boolean effect,
            int attempt,
            long startMicros,
            @Nullable Payload input,
            @Nullable String plugin) {
        this.number = number;
        this.path = path;
        this.node = node;
        this.kind = kind;
        this.label = label;
        this.effect = effect;
        this.attempt = attempt;
        this.startMicros = startMicros;
        this.passMicros = startMicros;
        this.input = input;
        this.plugin = plugin;
    }

    /** It began in an earlier pass, and has waited since. */
    public void beganAt(Instant time) {
        startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The line of a further try. */
    public StepLine again(int nextNumber, int nextAttempt, long nowMicros) {
        return new StepLine(nextNumber, path, node, kind, label, effect, nextAttempt, nowMicros, input, plugin);
    }

    private long sinceBegin(long nanosOfThisPass) {
        return nanosOfThisPass + (passMicros - startMicros) * 1000;
    }

    public void end(long nanos, @Nullable Payload result) {
        durationNanos = sinceBegin(nanos);
        output = result;
        status = StepStatus.COMPLETED;
    }

    public void fail(long nanos, Throwable failure) {
        durationNanos = sinceBegin(nanos);
        errorType = failure.getClass().getName();
        errorMessage = failure.getMessage();
        status = StepStatus.FAILED;
    }

    /** It waits for something outside. */
    public void waiting() {
        status = StepStatus.WAITING;
    }

    /** Whether the step has not ended. */
    public boolean isOpen() {
        return status == StepStatus.RUNNING || status == StepStatus.WAITING;
    }

    /** Its place in the execution, from 0. */
    public int number() {
        return number;
    }

    public String path() {
        return path;
    }

    public String node() {
        return node;
    }

    public String kind() {
        return kind;
    }

    public StepStatus status() {
        return status;
    }

    public double durationMillis() {
        return durationNanos / 1e6;
    }
}
