package io.serai.journal.internal;

import io.serai.journal.Capture;
import io.serai.journal.internal.path.Node;
import io.serai.journal.internal.path.Scope;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepLine;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** Records one node's turns: path, time, what went in, what came out or went wrong. */
final class StepProcessor extends DelegateAsyncProcessor {
    private final Node node;
    private final StepListener listener;

    StepProcessor(Node node, Processor target, StepListener listener) {
        super(target);
        this.node = node;
        this.listener = listener;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        if (run == null) {
            return super.process(exchange, callback);
        }
        Scope scope = scope(exchange);
        Scope.Turn turn = scope.turn(node.id(), redelivered(exchange));
        String path = scope.prefix() + node.relative() + (turn.visit() > 1 ? "#" + turn.visit() : "");
        StepLine line = run.begin(
                path, node.id(), node.kind(), node.label(), node.effect(), turn.attempt(), input(run, exchange));
        if (node.effect()) {
            exchange.setProperty(Run.IDEMPOTENCY_KEY, run.id + path);
        }
        if (node.callsRoute()) {
            exchange.setProperty(Run.SCOPE, scope.enter(node.id(), path));
        }
        Throwable before = exchange.getException();
        long start = System.nanoTime();
        return super.process(exchange, doneSync -> {
            ended(run, scope, line, exchange, before, System.nanoTime() - start);
            callback.done(doneSync);
        });
    }

    private void ended(Run run, Scope scope, StepLine line, Exchange exchange, @Nullable Throwable before, long nanos) {
        if (node.repeats() || node.callsRoute()) {
            exchange.setProperty(Run.SCOPE, scope);
        }
        Throwable failure = exchange.getException();
        if (failure != null && failure != before) {
            scope.failed(node.id());
            run.fail(line, nanos, failure);
        } else {
            run.end(line, nanos, keeps(run) ? Payloads.of(exchange.getMessage().getBody()) : null);
        }
        if (node.effect()) {
            run.inherit(exchange);
        }
        listener.ended(run, line);
    }

    /** The first node of a pass opens the pass's scope; the index is right then, and only then. */
    private Scope scope(Exchange exchange) {
        Scope current = exchange.getProperty(Run.SCOPE, Scope.class);
        if (current == null) {
            current = Scope.root();
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

    private @Nullable Payload input(Run run, Exchange exchange) {
        return keeps(run) ? Payloads.of(exchange.getMessage().getBody()) : null;
    }

    private boolean keeps(Run run) {
        return run.capture() == Capture.FULL || (run.capture() == Capture.EFFECTS && node.effect());
    }

    private static boolean redelivered(Exchange exchange) {
        Integer counter = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        return counter != null && counter > 0;
    }
}
