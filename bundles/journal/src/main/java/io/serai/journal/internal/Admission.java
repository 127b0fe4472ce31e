package io.serai.journal.internal;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.queue.QueueGate;
import io.serai.journal.internal.queue.QueueGate.Entrant;
import io.serai.journal.internal.queue.QueueGate.Place;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Between the queues and the executions in memory. One that waits in a queue is a row and a number in line; only whoever
 * asked for it is kept here, to be told of its end.
 */
final class Admission {
    private final QueueGate gate;
    private final Map<String, CompletableFuture<RunOutcome>> asked = new ConcurrentHashMap<>();

    Admission(QueueGate gate) {
        this.gate = gate;
    }

    /** Whether a new execution may begin at once; if so, it has its place. */
    boolean enter(Run run) {
        Place place = gate.enter(entrant(run));
        if (place == null) {
            return false;
        }
        run.takes(place);
        return true;
    }

    /** A new execution stands in line, out of memory, once its row says so. */
    void await(Run run) {
        asked.put(run.id, run.ended);
        run.ended.whenComplete((outcome, failure) -> asked.remove(run.id, run.ended));
        gate.await(entrant(run));
    }

    private static Entrant entrant(Run run) {
        return new Entrant(run.version.tenant(), run.version.queue(), run.id, run.priority, false);
    }

    /** Whoever asked for an execution that was in line hears of its end. */
    void begins(Run run) {
        CompletableFuture<RunOutcome> waiting = asked.remove(run.id);
        if (waiting != null) {
            run.ended.whenComplete((outcome, failure) -> {
                if (failure != null) {
                    waiting.completeExceptionally(failure);
                } else {
                    waiting.complete(outcome);
                }
            });
        }
    }

    /** The end of an execution in line that somebody here asked for; null if there is no such one. */
    @Nullable
    CompletableFuture<RunOutcome> end(String id) {
        return asked.get(id);
    }

    /** It was in line, perhaps, and does not come. */
    void leaves(String id, ExecutionStatus status) {
        gate.forget(id);
        CompletableFuture<RunOutcome> waiting = asked.remove(id);
        if (waiting != null) {
            waiting.complete(new RunOutcome(id, status, null, null));
        }
    }
}
