package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
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
        if (step instanceof IdempotentConsumerDefinition idempotent
                && !"false".equalsIgnoreCase(idempotent.getEager())
                && model.callsOutInside(step)) {
            report.refuse(
                    step,
                    Codes.EAGER,
                    "The key would be taken before the steps inside have ended, and a restart between them would skip"
                            + " the rest; set eager to false.");
        }
    }

    private static @Nullable String whyNoWaiting(ProcessorDefinition<?> step) {
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
