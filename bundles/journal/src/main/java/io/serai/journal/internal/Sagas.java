package io.serai.journal.internal;

import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** A saga. When it fails, its parts with a compensation are undone; that is noted, so that a retry does them again. */
final class Sagas extends DelegateAsyncProcessor {
    private static final String AT = "SeraiSagaAt";
    private static final String SAGA = "SeraiSaga";

    private final String propagation;
    private final boolean compensates;

    /** One that was begun: its path, and those of its parts that would be undone. */
    private record Saga(String path, Queue<String> parts) {}

    Sagas(SagaDefinition definition, Processor target) {
        super(target);
        this.propagation = definition.getPropagation() == null ? "REQUIRED" : definition.getPropagation();
        this.compensates = definition.getCompensation() != null;
    }

    /** The exchange enters a saga of that path. */
    static void enter(Exchange exchange, String path) {
        exchange.setProperty(AT, path);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        Object at = exchange.removeProperty(AT);
        if (run == null || !(at instanceof String path)) {
            return super.process(exchange, callback);
        }
        Saga before = exchange.getProperty(SAGA, Saga.class);
        Saga saga = saga(path, before);
        if (saga != null && compensates) {
            saga.parts().add(path);
        }
        exchange.setProperty(SAGA, saga);
        return super.process(exchange, sync -> {
            exchange.setProperty(SAGA, before);
            boolean failed = exchange.getException() != null && !Awaited.isLeaving(exchange) && !run.isOver();
            if (failed && saga != null && saga != before) {
                undone(run, saga);
            }
            callback.done(sync);
        });
    }

    private @Nullable Saga saga(String path, @Nullable Saga before) {
        return switch (propagation) {
            case "REQUIRES_NEW" -> new Saga(path, new ConcurrentLinkedQueue<>());
            case "NOT_SUPPORTED", "NEVER" -> null;
            case "REQUIRED" -> before == null ? new Saga(path, new ConcurrentLinkedQueue<>()) : before;
            default -> before;
        };
    }

    private static void undone(Run run, Saga saga) {
        for (String part : saga.parts()) {
            int number = 1;
            while (run.effects.has(Marks.undone(part, number))) {
                number++;
            }
            run.effects.add(Outcome.mark(Marks.undone(part, number), Values.keep(saga.path())));
        }
    }

    /**
     * What was recorded in parts that were undone since, of the sagas to which failures belong.
     *
     * @param outcomes in the order in which they were recorded
     * @param failures the paths from which a retry begins
     */
    static List<String> undone(Collection<Outcome> outcomes, List<String> failures) {
        List<String> again = new ArrayList<>();
        List<String> sofar = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            String part = Marks.undonePart(outcome.path());
            if (part == null) {
                sofar.add(outcome.path());
            } else if (outcome.body() != null
                    && Values.restore(outcome.body(), name -> null) instanceof String saga
                    && failures.stream().anyMatch(path -> path.equals(saga) || Replayer.isBelow(path, saga))) {
                sofar.stream().filter(path -> Replayer.isBelow(path, part)).forEach(again::add);
            }
        }
        return again;
    }
}
