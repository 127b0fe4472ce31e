package io.serai.journal.internal;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * A step in which threads wait until all that is inside has ended: a circuit breaker. There a branch that goes no further
 * must say so, or its threads would wait for ever; the step itself then goes no further.
 */
final class Awaited extends DelegateAsyncProcessor {
    private static final String PROPERTY = "SeraiAwaited";

    Awaited(Processor target) {
        super(target);
    }

    /** Brings a branch that goes no further out of the steps that are awaited. Caught by nobody but the hub. */
    static final class LeftException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeftException() {
            super("The execution goes no further for now.", null, false, false);
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean within = waitsFor(exchange);
        exchange.setProperty(PROPERTY, true);
        return super.process(exchange, sync -> {
            if (!within) {
                exchange.removeProperty(PROPERTY);
            }
            callback.done(sync);
        });
    }

    /** Whether a thread waits until the exchange comes back. */
    static boolean waitsFor(Exchange exchange) {
        return exchange.getProperty(PROPERTY) != null;
    }

    /** Whether the exchange is on its way out. */
    static boolean isLeaving(Exchange exchange) {
        return exchange.getException() instanceof LeftException;
    }

    /** The branch goes no further: its callback stays uncalled, unless a thread waits for that. */
    static boolean leave(Exchange exchange, AsyncCallback callback) {
        if (!waitsFor(exchange)) {
            return false;
        }
        exchange.setException(new LeftException());
        callback.done(true);
        return true;
    }
}
