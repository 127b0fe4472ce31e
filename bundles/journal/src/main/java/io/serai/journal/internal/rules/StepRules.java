package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.NamedNode;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.DelayDefinition;
import org.apache.camel.model.LoadBalanceDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.model.loadbalancer.FailoverLoadBalancerDefinition;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** What is asked of a step by itself. */
final class StepRules {
    private static final Set<String> IN_MEMORY = Set.of("seda", "disruptor", "disruptor-vm", "vm");

    private StepRules() {}

    static void check(ProcessorDefinition<?> step, Report report) {
        Uris.of(step).forEach(uri -> memoryQueue(step, uri, report));
        Purity.variables(step).stream()
                .filter(Names::isShared)
                .forEach(variable -> sharedVariable(step, variable, report));
        if (step instanceof CircuitBreakerDefinition breaker && breaker.getResilience4jConfiguration() != null) {
            report.refuse(
                    step,
                    Codes.BREAKER,
                    "The hub's circuit breaker does not know resilience4jConfiguration; use faultToleranceConfiguration.");
        } else if (step instanceof LoopDefinition loop && isTrue(loop.getBreakOnShutdown())) {
            report.refuse(
                    step,
                    Codes.SHUTDOWN,
                    "breakOnShutdown would end the loop early when the hub stops; leave it out, the loop goes on"
                            + " after the start.");
        } else if (step instanceof OnCompletionDefinition completion && isTrue(completion.getParallelProcessing())) {
            report.refuse(
                    step,
                    Codes.COMPLETION,
                    "With parallelProcessing these steps begin when the execution is over; leave it out.");
        } else if (step instanceof SagaDefinition saga && "MANUAL".equalsIgnoreCase(saga.getCompletionMode())) {
            report.refuse(
                    step,
                    Codes.SAGA,
                    "A saga with completionMode MANUAL lives in memory until somebody ends it; use AUTO.");
        } else if (step instanceof AggregateDefinition aggregate) {
            inMemory(aggregate)
                    .forEach((option, instead) -> report.refuse(
                            step,
                            Codes.GROUP,
                            "The hub keeps groups in its store and does not know " + option + "; " + instead + "."));
        } else if (step instanceof LoadBalanceDefinition balance
                && balance.getLoadBalancerType() instanceof FailoverLoadBalancerDefinition failover
                && (isTrue(failover.getRoundRobin()) || isTrue(failover.getSticky()))) {
            report.refuse(
                    step,
                    Codes.FAILOVER,
                    "Where it begins is kept in memory, so that a restart would call another branch than the one that"
                            + " had begun; leave roundRobin and sticky out.");
        }
    }

    /** Options that make sense for groups in memory only, with what to do instead. */
    private static Map<String, String> inMemory(AggregateDefinition step) {
        Map<String, String> found = new LinkedHashMap<>();
        if (step.getAggregationRepository() != null) {
            found.put("aggregationRepository", "leave it out");
        }
        if (step.getAggregateController() != null) {
            found.put("aggregateController", "leave it out");
        }
        if (isTrue(step.getCompletionFromBatchConsumer())) {
            found.put("completionFromBatchConsumer", "use completionSizeExpression or completionTimeout");
        }
        if (isTrue(step.getCompletionOnNewCorrelationGroup())) {
            found.put("completionOnNewCorrelationGroup", "use completionPredicate or completionTimeout");
        }
        if (step.getCloseCorrelationKeyOnCompletion() != null) {
            found.put("closeCorrelationKeyOnCompletion", "put an idempotentConsumer before it");
        }
        if (isTrue(step.getForceCompletionOnStop()) || isTrue(step.getCompleteAllOnStop())) {
            found.put("completion at a stop", "groups survive it, leave it out");
        }
        if (isTrue(step.getDiscardOnAggregationFailure())) {
            found.put("discardOnAggregationFailure", "let the aggregationStrategy return what it had before");
        }
        return found;
    }

    static void memoryQueue(NamedNode step, String uri, Report report) {
        String scheme = Uris.scheme(uri);
        if (IN_MEMORY.contains(scheme)) {
            report.refuse(
                    step,
                    Codes.MEMORY_QUEUE,
                    scheme + ": keeps messages in memory only; use direct: or workflow: instead.");
        }
    }

    static void sharedVariable(NamedNode step, String variable, Report report) {
        report.refuse(
                step,
                Codes.SHARED_VARIABLE,
                "The variable " + variable + " is kept in memory for all executions, and is gone after a restart; use"
                        + " a variable of the execution.");
    }

    private static boolean isTrue(@Nullable String option) {
        return "true".equalsIgnoreCase(option);
    }

    /** Whether it is a delay that is known to be a long one. */
    static boolean isLongDelay(ProcessorDefinition<?> step) {
        return step instanceof DelayDefinition delay && isLong(delay.getExpression());
    }

    private static boolean isLong(@Nullable ExpressionDefinition expression) {
        if (!(expression instanceof ConstantExpression || expression instanceof SimpleExpression)) {
            return false;
        }
        String text = expression.getExpression();
        if (text == null || !text.strip().matches("\\d+(\\s*[a-z]+)*|(\\d+[a-z]+\\s*)+")) {
            return false;
        }
        return TimeUtils.toMilliSeconds(text.strip()) > NoWaiting.LONGEST_IN_MEMORY_MILLIS;
    }
}
