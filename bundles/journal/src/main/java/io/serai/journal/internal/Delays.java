package io.serai.journal.internal;

import io.serai.camel.suspend.Wait;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.rules.NoWaiting;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.processor.Delayer;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * A delay. A long one is a wait, which ends at its time even if the hub was down meanwhile; a short one, and one where nothing
 * may wait, stays in memory. It is over once and for all: a replay does not wait for it again.
 */
final class Delays extends DelegateAsyncProcessor {
    private final String node;
    private final Delayer camel;
    private final NoWaiting noWaiting;
    private final StepClock clock;
    private final StepListener listener;

    Delays(String node, Delayer camel, NoWaiting noWaiting, StepClock clock, StepListener listener) {
        super((AsyncProcessor) camel);
        this.node = node;
        this.camel = camel;
        this.noWaiting = noWaiting;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        String path = run == null ? null : run.path(exchange);
        if (run == null || path == null) {
            return super.process(exchange, callback);
        }
        if (run.isReplay() || run.effects.has(Marks.waited(path))) {
            return goOn(exchange, callback);
        }
        if (run.parking.knows(path)) {
            return park(run, exchange, path, null, callback);
        }
        long millis;
        try {
            millis = millis(exchange);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        if (millis <= 0) {
            return goOn(exchange, callback);
        }
        if (millis > NoWaiting.LONGEST_IN_MEMORY_MILLIS && !Awaited.waitsFor(exchange) && !noWaiting.holds(node)) {
            return park(run, exchange, path, Instant.now().plusMillis(millis), callback);
        }
        clock.after(millis, () -> listener.run(run, () -> goOn(exchange, sync -> callback.done(false))));
        return false;
    }

    private long millis(Exchange exchange) {
        Long millis = camel.getDelay() == null ? null : camel.getDelay().evaluate(exchange, Long.class);
        return millis == null ? 0 : millis;
    }

    /** @param due null for a wait that an earlier pass has begun */
    private boolean park(Run run, Exchange exchange, String path, @Nullable Instant due, AsyncCallback callback) {
        return run.suspend(
                exchange,
                new Wait(Wait.Kind.TIMER, null, due, Map.of()),
                (going, decision) -> run.effects.add(Outcome.mark(Marks.waited(path))),
                callback);
    }

    /** What Camel would have delayed. */
    private boolean goOn(Exchange exchange, AsyncCallback callback) {
        if (camel.getProcessor() == null) {
            callback.done(true);
            return true;
        }
        return AsyncProcessorConverterHelper.convert(camel.getProcessor()).process(exchange, callback);
    }
}
