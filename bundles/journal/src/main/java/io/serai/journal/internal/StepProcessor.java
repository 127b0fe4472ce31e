package io.serai.journal.internal;

import io.serai.journal.Capture;
import io.serai.journal.internal.activity.Activity;
import io.serai.journal.internal.path.Node;
import io.serai.journal.internal.path.Scope;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Failures;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.record.UnkeepableException;
import io.serai.journal.internal.record.Values;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * One node of a durable route. In a pass that replays it restores what the node did before; else it lets the node do its
 * work and records it: path, time, what went in, what came out or went wrong.
 */
final class StepProcessor extends DelegateAsyncProcessor {
    private final Node node;
    private final @Nullable String plugin;
    private final StepListener listener;
    private final @Nullable Idempotency idempotency;
    private final boolean counts;
    private final boolean outside;

    /**
     * @param plugin the plugin version that does the work; null for the hub itself
     * @param limited whether the target waits or calls out in threads of its own
     */
    StepProcessor(
            Node node,
            @Nullable String plugin,
            Processor target,
            @Nullable Idempotency idempotency,
            StepListener listener,
            boolean limited) {
        super(target);
        this.node = node;
        this.plugin = plugin;
        this.idempotency = idempotency;
        this.listener = listener;
        this.counts = limited || node.effect();
        this.outside = node.effect() && !node.waits();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        if (run == null) {
            return super.process(exchange, callback);
        }
        if (!run.mayGoOn()) {
            return Awaited.leave(exchange, callback); // cancelled, or to be paused
        }
        if (run.keepsNothing()) {
            return unrecorded(run, exchange, callback);
        }
        Scope scope = scope(exchange);
        boolean redelivered = redelivered(exchange);
        Scope.Turn turn = scope.turn(node.id(), redelivered);
        String path = scope.prefix() + node.relative() + (turn.visit() > 1 ? "#" + turn.visit() : "");
        settle(run, exchange, redelivered ? path : null);
        if (run.halts(node.id(), path)) {
            return Awaited.leave(exchange, callback); // a breakpoint
        }
        if (run.reaches(path, exchange, false)) {
            return Awaited.leave(exchange, callback);
        }
        if (!node.recorded()) {
            return step(run, exchange, scope, turn, path, callback);
        }
        Outcome known = run.effects.find(path);
        if (known != null) {
            String key = idempotency == null ? null : idempotency.key(exchange);
            restore(run, exchange, scope, known);
            if (idempotency != null) {
                idempotency.restored(exchange, path, key);
            }
            note(run, turn, path, known);
            if (run.passes(path, exchange)) {
                return Awaited.leave(exchange, callback);
            }
            callback.done(true);
            return true;
        }
        if (node.effect() && run.reaches(path, exchange, true)) {
            return Awaited.leave(exchange, callback); // a replay calls nothing
        }
        // a wait is written together with what comes before it
        CompletableFuture<?> before = node.waits() ? null : listener.writeBefore(run, path, node.effect());
        if (before == null) {
            return step(run, exchange, scope, turn, path, callback);
        }
        run.activity.hold();
        before.whenComplete((written, failure) -> {
            run.activity.run(() -> {
                if (failure != null) {
                    exchange.setException(failure);
                    callback.done(false);
                } else if (run.mayGoOn()) {
                    step(run, exchange, scope, turn, path, sync -> callback.done(false));
                } else {
                    Awaited.leave(exchange, sync -> callback.done(false));
                }
            });
            run.activity.release();
        });
        return false;
    }

    /** As in plain Camel; only who failed is noted, and what the step brought into the headers. */
    private boolean unrecorded(Run run, Exchange exchange, AsyncCallback callback) {
        Arrived.drop(exchange, node.addressing());
        Throwable before = exchange.getException();
        if (outside) {
            listener.calls(run);
        }
        return super.process(exchange, doneSync -> {
            Throwable failure = exchange.getException();
            if (failure != null && failure != before) {
                run.failedIn(node.id(), failure);
            }
            if (node.effect()) {
                run.inherit(exchange);
            }
            if (outside) {
                listener.answered(run);
            }
            if (node.recorded()) {
                Spent.take(run, exchange, listener);
            }
            callback.done(doneSync);
        });
    }

    /** A line for a step that another execution did, of which this one is a fork. */
    private void note(Run run, Scope.Turn turn, String path, Outcome known) {
        StepLine line = run.lines.begin(path, turn.attempt(), number -> line(run, number, turn, path, null));
        if (line != null && !run.isReplay() && known.failure() == null) {
            line.end(0, keeps(run) && known.body() != null ? Payloads.cut(known.body()) : null);
            run.lines.finished();
        }
    }

    private StepLine line(Run run, int number, Scope.Turn turn, String path, @Nullable Payload input) {
        return new StepLine(
                number,
                path,
                node.id(),
                node.kind(),
                node.label(),
                node.effect(),
                turn.attempt(),
                run.nowMicros(),
                input,
                plugin);
    }

    private void restore(Run run, Exchange exchange, Scope scope, Outcome known) {
        ExchangeState.apply(known, exchange, exchange.getContext().getClassResolver()::resolveClass);
        if (known.failure() != null) {
            scope.failed(node.id());
            run.failed(null, exchange.getException());
        }
        run.inherit(exchange);
    }

    private boolean step(
            Run run, Exchange exchange, Scope scope, Scope.Turn turn, String path, AsyncCallback callback) {
        Payload input = keeps(run) ? Payloads.of(exchange.getMessage().getBody()) : null;
        StepLine line = run.lines.begin(path, turn.attempt(), number -> line(run, number, turn, path, input));
        ExchangeState state = node.recorded() ? ExchangeState.of(exchange) : null;
        Run.Turn under = new Run.Turn(path, line);
        if (node.kind().equals("log")) {
            exchange.setProperty(Run.STEP, under); // so that its line is known to be its own
        }
        if (counts) {
            exchange.setProperty(Run.STEP, under);
            exchange.setProperty(Run.IDEMPOTENCY_KEY, run.callKey(path));
            run.activity.hold(); // until it has answered
        }
        Arrived.drop(exchange, node.addressing());
        Object keyBefore = node.passesKey() ? passKey(run, exchange, path) : null;
        if (node.callsRoute()) {
            exchange.setProperty(Run.SCOPE, node.fansOut() ? scope.fan(node.id(), path) : scope.enter(node.id(), path));
        }
        if (node.taps()) {
            run.taps();
        }
        if (idempotency != null) {
            Idempotency.enter(exchange, path);
        } else if (node.scope()) {
            Branches.enter(exchange, path);
        } else if (node.kind().equals("saga")) {
            Sagas.enter(exchange, path);
        }
        Step step = new Step(run, scope, path, under, state, exchange.getException(), keyBefore);
        if (outside) {
            listener.calls(run);
        }
        boolean sync = super.process(exchange, doneSync -> ended(step, exchange, doneSync, callback));
        return sync && !step.discarded;
    }

    /**
     * Each call has a key of its own, the same in each repetition; one that the route itself set for the call stays.
     *
     * @return what was there before
     */
    private static @Nullable Object passKey(Run run, Exchange exchange, String path) {
        Object set = CallKey.in(exchange);
        // what the trigger's caller sent was meant for the execution as a whole
        if (set == null || set.equals(run.idempotencyKey) || set.toString().startsWith(run.id + "/")) {
            String key = run.callKey(path);
            exchange.setProperty(Run.IDEMPOTENCY_KEY, key);
            CallKey.put(exchange, key);
        }
        return set;
    }

    private void ended(Step step, Exchange exchange, boolean doneSync, AsyncCallback callback) {
        if (outside) {
            listener.answered(step.run);
        }
        Run run = step.run;
        step.turn.over();
        Runnable work = () -> {
            if (node.recorded()) {
                Spent.take(run, exchange, listener);
            }
            if (run.isOver() || Awaited.isLeaving(exchange)) {
                // the run was cancelled meanwhile: a late result counts for nothing
                step.discarded = !Awaited.leave(exchange, sync -> callback.done(doneSync));
                return;
            }
            record(step, exchange);
            if (run.passes(step.path, exchange)) {
                // a replay that was to come this far
                step.discarded = !Awaited.leave(exchange, sync -> callback.done(doneSync));
                return;
            }
            callback.done(doneSync);
        };
        if (Activity.current() == run.activity) {
            work.run();
        } else {
            run.activity.run(work); // a thread of the component that answered
        }
        if (counts) {
            run.activity.release();
        }
    }

    private void record(Step step, Exchange exchange) {
        Run run = step.run;
        long nanos = step.turn.nanos();
        StepLine line = step.turn.line();
        if (node.repeats() || node.callsRoute()) {
            exchange.setProperty(Run.SCOPE, step.scope);
        }
        if (node.passesKey()) {
            CallKey.takeBack(exchange, run.callKey(step.path), step.keyBefore);
        }
        settle(run, exchange, step.path);
        Throwable failure = exchange.getException();
        boolean failed = failure != null && failure != step.failureBefore;
        Outcome outcome = failed || step.state == null ? null : outcome(step, step.state, exchange);
        if (exchange.getException() != failure) {
            failure = exchange.getException(); // the result cannot be kept
            failed = true;
        }
        if (failed) {
            step.scope.failed(node.id());
            run.failed(line, failure);
            if (line != null) {
                line.fail(nanos, failure);
            }
            if (node.effect()) {
                failed(run, exchange, step.path, failure);
            }
        } else {
            if (outcome != null) {
                run.effects.add(outcome);
            }
            if (line != null) {
                line.end(nanos, keeps(run) ? output(outcome, exchange) : null);
            }
        }
        if (node.effect()) {
            run.inherit(exchange);
        }
        if (line != null) {
            run.lines.finished();
            listener.ended(run, line);
        }
    }

    /**
     * What the step did, or null if that cannot be kept and need not be: what is inside a scope is recorded anyway, and a
     * body that was only computed is computed again.
     */
    private @Nullable Outcome outcome(Step step, ExchangeState state, Exchange exchange) {
        try {
            return state.outcome(step.path, exchange);
        } catch (UnkeepableException e) {
            if (node.effect() && !node.computesBody()) {
                exchange.setException(new UnkeepableException("Step " + step.path + ": " + e.getMessage()));
            }
            return null;
        }
    }

    private static @Nullable Payload output(@Nullable Outcome outcome, Exchange exchange) {
        return outcome != null && outcome.body() != null
                ? Payloads.cut(outcome.body())
                : Payloads.of(exchange.getMessage().getBody());
    }

    private void failed(Run run, Exchange exchange, String path, Throwable failure) {
        // with the count of its tries, so that Camel sees in a replay that there are none left, and handles it as it
        // did
        Integer tries = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        Outcome outcome = Outcome.failed(
                path,
                Failures.keep(failure),
                tries == null ? Map.of() : Map.of(Exchange.REDELIVERY_COUNTER, Values.keep(tries)));
        if (node.redelivers()) {
            exchange.setProperty(Run.UNSETTLED, outcome); // final only if something else comes next
        } else {
            run.effects.add(outcome);
        }
    }

    /** An earlier step's failure is final now that something else happens; unless this is that step again. */
    static void settle(Run run, Exchange exchange, @Nullable String path) {
        Outcome unsettled = exchange.getProperty(Run.UNSETTLED, Outcome.class);
        if (unsettled != null) {
            exchange.removeProperty(Run.UNSETTLED);
            if (!unsettled.path().equals(path)) {
                run.effects.add(unsettled);
            }
        }
    }

    /** The first node of a pass opens the pass's scope; the index is right then, and only then. */
    private Scope scope(Exchange exchange) {
        Scope current = exchange.getProperty(Run.SCOPE, Scope.class);
        if (current == null) {
            current = Scope.root();
            exchange.setProperty(Run.SCOPE, current);
        } else if (current.isFan()) {
            Integer copy = exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX, Integer.class);
            current = current.copy(copy == null ? 0 : copy);
            exchange.setProperty(Run.SCOPE, current);
        }
        Node.Entry entry = node.entryOf();
        if (entry == null) {
            return current;
        }
        Scope outside = current.outside(entry.id());
        Integer index = exchange.getProperty(entry.index(), Integer.class);
        Scope pass = outside.enter(
                entry.id(), outside.prefix() + entry.relative() + "[" + (index == null ? 0 : index) + "]");
        exchange.setProperty(Run.SCOPE, pass);
        return pass;
    }

    private boolean keeps(Run run) {
        return run.capture() == Capture.FULL || (run.capture() == Capture.EFFECTS && node.recorded());
    }

    private static boolean redelivered(Exchange exchange) {
        Integer counter = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        return counter != null && counter > 0;
    }

    /** A turn of the node that is under way. */
    private static final class Step {
        final Run run;
        final Scope scope;
        final String path;
        final Run.Turn turn;
        final @Nullable ExchangeState state;
        final @Nullable Throwable failureBefore;
        final @Nullable Object keyBefore;
        boolean discarded;

        Step(
                Run run,
                Scope scope,
                String path,
                Run.Turn turn,
                @Nullable ExchangeState state,
                @Nullable Throwable failureBefore,
                @Nullable Object keyBefore) {
            this.run = run;
            this.scope = scope;
            this.path = path;
            this.turn = turn;
            this.state = state;
            this.failureBefore = failureBefore;
            this.keyBefore = keyBefore;
        }
    }
}
