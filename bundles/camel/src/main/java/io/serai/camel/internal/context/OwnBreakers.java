package io.serai.camel.internal.context;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.microprofile.faulttolerance.FaultToleranceProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Gives each circuit breaker of a context a state of its own. Camel's would be registered under the step's id for the
 * whole JVM and for good: the second workflow with that id, and the same one deployed again, could not use theirs.
 */
public final class OwnBreakers implements InterceptStrategy {
    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        Processor camel = nextTarget == null ? target : nextTarget;
        if (camel instanceof FaultToleranceProcessor breaker && breaker.getTypedGuard() == null) {
            breaker.setTypedGuard(guard(context, breaker));
        }
        return target;
    }

    /** As Camel builds it, but without a name. */
    private static TypedGuard<Exchange> guard(CamelContext context, FaultToleranceProcessor breaker) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TypedGuard.class.getClassLoader()); // it looks there for what implements it
        try {
            return build(context, breaker);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static TypedGuard<Exchange> build(CamelContext context, FaultToleranceProcessor breaker) {
        ExecutorService threads = breaker.getExecutorService();
        if (threads == null) {
            threads = context.getExecutorServiceManager().newCachedThreadPool(breaker, "CircuitBreaker");
        }
        TypedGuard.Builder<Exchange> guard = TypedGuard.create(Exchange.class)
                .withThreadOffload(true)
                .withThreadOffloadExecutor(threads)
                .withCircuitBreaker()
                .delay(breaker.getDelay(), ChronoUnit.MILLIS)
                .failureRatio(breaker.getFailureRate())
                .requestVolumeThreshold(breaker.getRequestVolumeThreshold())
                .successThreshold(breaker.getSuccessThreshold())
                .done();
        if (breaker.isTimeoutEnabled()) {
            guard.withTimeout()
                    .duration(breaker.getTimeoutDuration(), ChronoUnit.MILLIS)
                    .done();
        }
        if (breaker.isBulkheadEnabled()) {
            guard.withBulkhead()
                    .queueSize(breaker.getBulkheadWaitingTaskQueue())
                    .limit(breaker.getBulkheadMaxConcurrentCalls())
                    .done();
        }
        return guard.build();
    }
}
