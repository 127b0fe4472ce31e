package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
import io.serai.journal.internal.rules.Finding.Severity;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.InterceptDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.jspecify.annotations.Nullable;

/** What is asked of a step because of what stands inside it. */
final class InsideRules {
    private InsideRules() {}

    static void check(ProcessorDefinition<?> step, RouteModel model, Report report) {
        String noWaiting = whyNoWaiting(step);
        if (noWaiting != null && model.waitsInside(step)) {
            report.refuse(
                    step,
                    Codes.WAIT_INSIDE,
                    "Nothing inside " + Kind.of(step) + " may wait: " + noWaiting
                            + ". Move the wait before or after it.");
        }
        if (noWaiting != null) {
            model.inside(step).stream()
                    .filter(StepRules::isLongDelay)
                    .forEach(delay -> report.add(
                            delay,
                            Codes.LONG_DELAY,
                            Severity.REPORT,
                            "This delay stays in memory and begins again after a restart: nothing inside "
                                    + Kind.of(step) + " may wait, " + noWaiting + ". Move it before or after it."));
        }
        if (!step.getOutputs().isEmpty() && Purity.usesImpureExpression(step) && model.callsOutInside(step)) {
            report.refuse(
                    step,
                    Codes.DECISION,
                    "What " + Kind.of(step) + " decides by could be different after a restart, while steps inside"
                            + " it call out. Compute it before, in a setProperty or setVariable, and decide by that.");
        }
        if (step.getClass() == InterceptDefinition.class
                && (model.callsOutInside(step) || model.computesImpureInside(step))) {
            report.refuse(
                    step,
                    Codes.INTERCEPT,
                    "The steps of intercept may only compute from the message: they are not reached where the step is"
                            + " restored that they would intercept. Call out in a step of the route.");
        }
        if (step instanceof IdempotentConsumerDefinition idempotent && isNamed(idempotent)) {
            repository(idempotent, model, report);
        }
    }

    private static void repository(IdempotentConsumerDefinition step, RouteModel model, Report report) {
        if (!"false".equalsIgnoreCase(step.getEager()) && model.callsOutInside(step)) {
            report.refuse(
                    step,
                    Codes.EAGER,
                    "The key would be taken before the steps inside have ended, and a restart between them would skip"
                            + " the rest; leave idempotentRepository out, or set eager to false.");
        } else {
            report.add(
                    step,
                    Codes.OWN_REPOSITORY,
                    Severity.REPORT,
                    "What the repository " + step.getIdempotentRepository() + " has seen is not kept by the hub, and a"
                            + " memory repository has forgotten it after a restart; leave idempotentRepository out.");
        }
    }

    /** Of a repository that the author names, the hub knows nothing; its own tells an execution's keys from others'. */
    private static boolean isNamed(IdempotentConsumerDefinition idempotent) {
        return idempotent.getIdempotentRepository() != null || idempotent.getIdempotentRepositoryBean() != null;
    }

    static @Nullable String whyNoWaiting(ProcessorDefinition<?> step) {
        if (step instanceof CircuitBreakerDefinition) {
            return "the breaker would count the wait as a call under way";
        }
        if (step instanceof TransactedDefinition) {
            return "a transaction cannot be kept open";
        }
        if (step instanceof OnCompletionDefinition) {
            return "the execution is ending";
        }
        if (step instanceof IdempotentConsumerDefinition) {
            return "its key would stay taken";
        }
        boolean limited = (step instanceof MulticastDefinition multicast && isSet(multicast.getTimeout()))
                || (step instanceof SplitDefinition split && isSet(split.getTimeout()))
                || (step instanceof RecipientListDefinition<?> list && isSet(list.getTimeout()));
        return limited ? "its timeout would go on without it" : null;
    }

    private static boolean isSet(@Nullable String timeout) {
        return timeout != null && !timeout.isBlank() && !timeout.equals("0");
    }
}
