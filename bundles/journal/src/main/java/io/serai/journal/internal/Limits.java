package io.serai.journal.internal;

import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import io.serai.journal.ErrorClass;
import io.serai.journal.Retries;
import io.serai.journal.StepSettings;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.path.Node;
import io.serai.journal.internal.record.ErrorClasses;
import io.serai.journal.internal.record.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * A step with settings of its own: tried again after some failures, not longer than a time, not repeated without a
 * person's word where it must not happen twice. Stands inside the {@link StepProcessor}, so that all tries are one step.
 */
final class Limits extends DelegateAsyncProcessor {
    /** A longer delay leaves memory. */
    private static final long LONGEST_IN_MEMORY_MILLIS = 5_000;

    private final Node node;
    private final StepSettings settings;
    private final StepListener listener;
    private final StepClock clock;

    Limits(Node node, StepSettings settings, Processor target, StepListener listener, StepClock clock) {
        super(target);
        this.node = node;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        Run.Turn turn = exchange.getProperty(Run.STEP, Run.Turn.class);
        if (run == null || turn == null) {
            return super.process(exchange, callback);
        }
        return new Tries(run, turn, exchange, callback).begin();
    }

    /** One turn of the step. Its methods run on one thread after the other. */
    private final class Tries {
        private final Run run;
        private final Run.Turn turn;
        private final Exchange exchange;
        private final AsyncCallback callback;
        private final String path;
        private int number = 1;
        private @Nullable Message before;
        private @Nullable Object keyBefore;
        private @Nullable String key;
        private Future<?> timer = CompletableFuture.completedFuture(null);
        private boolean left; // the thread that began the turn
        private boolean doneSync;

        Tries(Run run, Run.Turn turn, Exchange exchange, AsyncCallback callback) {
            this.run = run;
            this.turn = turn;
            this.exchange = exchange;
            this.callback = callback;
            this.path = turn.path();
        }

        /** True if the callback was called already. */
        boolean begin() {
            try {
                passKey();
            } catch (RuntimeException e) {
                exchange.setException(e);
                return done(true);
            }
            if (settings.retries() != null) {
                number = run.parking.decided(Marks.retry(path)) + 1;
                while (run.effects.has(Marks.tried(path, number))) {
                    number++;
                }
                before = exchange.getMessage().copy();
            }
            return settings.once() ? beginOnce() : goOn();
        }

        private void passKey() {
            if (settings.idempotencyKey() == null) {
                return;
            }
            key = exchange.getContext()
                    .resolveLanguage("simple")
                    .createExpression(settings.idempotencyKey())
                    .evaluate(exchange, String.class);
            if (key == null || key.isBlank()) {
                key = null;
                throw new IllegalArgumentException(
                        "The idempotency key " + settings.idempotencyKey() + " of step " + path + " has no value.");
            }
            exchange.setProperty(Run.IDEMPOTENCY_KEY, key);
            if (node.passesKey()) {
                keyBefore = CallKey.in(exchange);
                CallKey.put(exchange, key);
            }
        }

        // ---- once

        private boolean beginOnce() {
            int start = 1;
            while (run.effects.has(Marks.started(path, start))) {
                Decision decision = run.parking.decision(Marks.doubt(path, start));
                if (decision == null) {
                    return ask(start);
                }
                if (!decision.verdict().equals("approved")) {
                    exchange.setException(new InDoubtException(path, decision.by(), decision.comment()));
                    return done(!left);
                }
                if (decision.data() != null) {
                    exchange.getMessage().setBody(decision.data()); // it did happen, and this was its result
                    return done(!left);
                }
                start++;
            }
            run.effects.add(Outcome.mark(Marks.started(path, start)));
            CompletableFuture<?> written = listener.writeBefore(run, path, true);
            if (written == null) {
                return goOn();
            }
            left = true;
            whenWritten(written, this::goOn);
            return false;
        }

        private void whenWritten(CompletableFuture<?> written, Runnable then) {
            run.activity.hold();
            written.whenComplete((ok, failure) -> {
                run.activity.run(() -> {
                    if (failure != null) {
                        exchange.setException(failure);
                        done(false);
                    } else if (run.mayGoOn()) {
                        then.run();
                    } else {
                        leave();
                    }
                });
                run.activity.release();
            });
        }

        private boolean ask(int start) {
            if (Awaited.waitsFor(exchange)) {
                exchange.setException(
                        new InDoubtException(path, "the hub", "nobody can be asked inside a circuit breaker"));
                return done(!left);
            }
            left = true;
            exchange.setProperty(Run.STEP, turn);
            run.park(
                    exchange,
                    Marks.doubt(path, start),
                    new Wait(Wait.Kind.APPROVAL, "In doubt: " + node.id(), null, Map.of("inDoubt", true, "step", path)),
                    sync -> beginOnce());
            return false;
        }

        // ---- tries

        private boolean goOn() {
            if (run.parking.isOpen(Marks.retry(path) + number)) {
                return park(null);
            }
            return call();
        }

        private boolean call() {
            if (settings.once()) {
                exchange.setProperty(Run.NEVER_WAITS, true);
            }
            if (settings.timeoutMillis() != null) {
                callForSoLong(settings.timeoutMillis());
                return false;
            }
            Limits.super.process(exchange, this::answered);
            return doneSync;
        }

        /** On a copy: what comes too late must not reach the exchange, which has gone on. */
        private void callForSoLong(long millis) {
            left = true;
            Exchange copy = exchange.copy();
            copy.setProperty(Run.NEVER_WAITS, true);
            AtomicBoolean over = new AtomicBoolean();
            AsyncCallback inTime = sync -> {
                if (over.compareAndSet(false, true)) {
                    timer.cancel(false); // it holds on to the exchange
                    result(copy);
                    run.activity.run(() -> answered(false));
                } else {
                    Spent.take(run, copy, listener); // late, and paid for all the same
                }
            };
            FutureTask<?> call = new FutureTask<>(
                    () -> {
                        try {
                            Limits.super.process(copy, inTime);
                        } catch (RuntimeException e) {
                            copy.setException(e);
                            inTime.done(false);
                        }
                    },
                    null);
            timer = clock.after(millis, () -> {
                if (over.compareAndSet(false, true)) {
                    call.cancel(true);
                    exchange.setException(new StepTimedOutException(path, millis));
                    listener.run(run, () -> answered(false));
                }
            });
            try {
                clock.call(call);
            } catch (RejectedExecutionException e) {
                if (over.compareAndSet(false, true)) {
                    timer.cancel(false);
                    exchange.setException(e);
                    answered(false);
                }
            }
        }

        private void result(Exchange copy) {
            ExchangeHelper.copyResults(exchange, copy);
            exchange.removeProperty(Run.NEVER_WAITS);
            exchange.setException(copy.getException());
            if (exchange.hasVariables()) {
                exchange.getVariables().keySet().stream()
                        .filter(name ->
                                !copy.hasVariables() || !copy.getVariables().containsKey(name))
                        .toList()
                        .forEach(exchange::removeVariable);
            }
            if (copy.hasVariables()) {
                copy.getVariables().forEach(exchange::setVariable);
            }
        }

        private void answered(boolean sync) {
            Throwable failure = exchange.getException();
            Retries retries = settings.retries();
            if (failure == null || retries == null || number > retries.max()) {
                done(sync);
                return;
            }
            ErrorClass why = ErrorClasses.of(failure);
            if (!retries.on().contains(why)) {
                done(sync);
                return;
            }
            left = true;
            Spent.take(run, exchange, listener);
            if (!run.mayGoOn()) {
                leave(); // cancelled, or to be paused: tried again when it goes on
                return;
            }
            long delay = delay(retries, failure);
            turn.failed(run, failure, listener);
            asBefore();
            if (delay <= LONGEST_IN_MEMORY_MILLIS || Awaited.waitsFor(exchange)) {
                waitInMemory(delay);
            } else {
                park(Instant.now().plusMillis(delay));
            }
        }

        /** That it has failed is kept before, so that a crash takes no try back. */
        private void waitInMemory(long delay) {
            run.effects.add(Outcome.mark(Marks.tried(path, number)));
            CompletableFuture<?> written = listener.writeBefore(run, path, true);
            Runnable waiting = () -> clock.after(delay, () -> listener.run(run, this::tryAgain));
            if (written == null) {
                waiting.run();
            } else {
                whenWritten(written, waiting);
            }
        }

        private long delay(Retries retries, Throwable failure) {
            long own = retries.delay(number, ThreadLocalRandom.current().nextDouble());
            Duration asked = ErrorClasses.retryAfter(failure, Instant.now());
            return asked == null ? own : Math.min(retries.maxDelayMillis(), Math.max(own, asked.toMillis()));
        }

        private void asBefore() {
            exchange.setException(null);
            exchange.setRollbackOnly(false);
            if (exchange.hasOut()) {
                exchange.setOut(null);
            }
            if (before != null) {
                exchange.setIn(before.copy());
            }
            if (exchange.getMessage().getBody() instanceof StreamCache stream) {
                stream.reset();
            }
        }

        /** @param due null for a wait that an earlier pass has begun */
        private boolean park(@Nullable Instant due) {
            left = true;
            exchange.setProperty(Run.STEP, turn);
            run.park(
                    exchange,
                    Marks.retry(path) + number,
                    new Wait(Wait.Kind.TIMER, "retry", due, Map.of("retry", number)),
                    sync -> tryAgain());
            return false;
        }

        private void tryAgain() {
            if (!run.mayGoOn()) {
                leave();
                return;
            }
            number++;
            exchange.setProperty(Run.STEP, turn);
            turn.again(run, number);
            call();
        }

        /** The step goes no further in this pass. */
        private void leave() {
            if (!Awaited.leave(exchange, sync -> done(false))) {
                run.activity.release();
            }
        }

        private boolean done(boolean sync) {
            if (settings.once()) {
                exchange.removeProperty(Run.NEVER_WAITS);
            }
            if (key != null && node.passesKey()) {
                CallKey.takeBack(exchange, key, keyBefore);
            }
            doneSync = sync && !left;
            callback.done(doneSync);
            return doneSync;
        }
    }
}
