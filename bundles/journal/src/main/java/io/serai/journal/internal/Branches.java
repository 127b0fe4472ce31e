package io.serai.journal.internal;

import io.serai.journal.internal.record.Failures;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Values;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.LoadBalanceDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.processor.loadbalancer.LoadBalancerSupport;
import org.apache.camel.processor.loadbalancer.QueueLoadBalancer;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * A step that chooses a branch by what it keeps in memory: a load balancer, or a circuit breaker that falls back. The
 * choice is recorded when the branch begins, so that a replay goes the same way.
 */
final class Branches extends DelegateAsyncProcessor {
    private static final String AT = "SeraiBranchesAt";
    private static final String CHOOSING = "SeraiChoosing";
    private static final String DECISION = "?branch";

    private final Processor camel;

    private Branches(Processor target, Processor camel) {
        super(target);
        this.camel = camel;
    }

    /** The same processor where nothing is chosen, or where every branch is tried in turn. */
    static Processor around(NamedNode definition, Processor target, Processor camel) {
        boolean fallsBack = definition instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null;
        boolean balances = definition instanceof LoadBalanceDefinition;
        return fallsBack || balances ? new Branches(target, camel) : target;
    }

    /** The branch that begins with a node says that it was chosen; the same processor for all other nodes. */
    static Processor begin(NamedNode definition, Processor step) {
        ProcessorDefinition<?> parent = ((ProcessorDefinition<?>) definition).getParent();
        if (parent instanceof LoadBalanceDefinition) {
            return new Begin(parent.getOutputs().indexOf(definition), step);
        }
        boolean fallsBack = parent instanceof CircuitBreakerDefinition breaker
                && breaker.getOnFallback() != null
                && !breaker.getOnFallback().getOutputs().isEmpty()
                && breaker.getOnFallback().getOutputs().get(0) == definition;
        return fallsBack ? new Begin(0, step) : step;
    }

    /** The exchange enters a step of that path. */
    static void enter(Exchange exchange, String path) {
        exchange.setProperty(AT, path);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        Object path = exchange.removeProperty(AT);
        exchange.removeProperty(CHOOSING);
        if (run == null || path == null) {
            return super.process(exchange, callback);
        }
        Outcome known = run.effects.find(path + DECISION);
        AsyncProcessor branch = known == null ? null : branch(known);
        if (known == null || branch == null) {
            if (camel instanceof QueueLoadBalancer || !(camel instanceof LoadBalancerSupport)) {
                exchange.setProperty(CHOOSING, path);
            }
            return super.process(exchange, callback);
        }
        if (camel instanceof LoadBalancerSupport) {
            return branch.process(exchange, callback);
        }
        return fallBack(known, branch, exchange, callback);
    }

    /** As the breaker does it. */
    private static boolean fallBack(Outcome known, AsyncProcessor branch, Exchange exchange, AsyncCallback callback) {
        if (known.failure() != null) {
            exchange.setProperty(
                    ExchangePropertyKey.EXCEPTION_CAUGHT,
                    Failures.restore(known.failure(), exchange.getContext().getClassResolver()::resolveClass));
        }
        return branch.process(exchange, doneSync -> {
            exchange.setProperty(ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_SUCCESSFUL_EXECUTION, false);
            exchange.setProperty(ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_FROM_FALLBACK, true);
            callback.done(doneSync);
        });
    }

    private @Nullable AsyncProcessor branch(Outcome known) {
        int number = known.body() != null && Values.restore(known.body(), name -> null) instanceof Integer chosen
                ? chosen
                : 0;
        if (camel instanceof LoadBalancerSupport balancer) {
            List<AsyncProcessor> branches = balancer.getProcessors();
            return number < branches.size() ? branches.get(number) : null;
        }
        List<?> parts = camel instanceof Navigate<?> breaker ? breaker.next() : null;
        return parts != null && parts.size() > 1 && parts.get(1) instanceof Processor fallback
                ? AsyncProcessorConverterHelper.convert(fallback)
                : null;
    }

    /** Notes that its branch was chosen. */
    private static final class Begin extends DelegateAsyncProcessor {
        private final int number;

        Begin(int number, Processor step) {
            super(step);
            this.number = number;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Run run = exchange.getProperty(Run.PROPERTY, Run.class);
            Object path = exchange.removeProperty(CHOOSING);
            if (run != null && path != null && run.mayGoOn()) {
                Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
                run.effects.add(new Outcome(
                        path + DECISION,
                        Values.keep(number),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        false,
                        false,
                        cause == null ? null : Failures.keep(cause)));
            }
            return super.process(exchange, callback);
        }
    }
}
