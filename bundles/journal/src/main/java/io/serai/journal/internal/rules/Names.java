package io.serai.journal.internal.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers, variables and exchange properties are the same in every pass of an execution. */
final class Names {
    /** Kept in the memory of a context, for all its executions. */
    private static final Pattern SHARED_VARIABLE =
            Pattern.compile("variable\\w*[.:(\\[?]*'?(global|route):.*", Pattern.DOTALL);

    /** What Camel itself notes on the exchange while it runs; only its counters repeat. */
    private static final Pattern OF_A_PASS = Pattern.compile(
            "(exchangeProperty|property)[.:(\\[?]*'?(?!Camel(Split|Loop|Multicast|Batch|Aggregated|Grouped))"
                    + "(?!Serai(ExecutionId|Tenant)\\b)(Camel|Serai)\\w*.*",
            Pattern.DOTALL);

    private static final Pattern REDELIVERY =
            Pattern.compile("(in\\.)?headers?(As)?[.:(\\[?]*'?(CamelRedeliver|Serai).*", Pattern.DOTALL);

    private Names() {}

    /** A reference such as {@code header.size}, {@code variable:total} or {@code exchangeProperty.CamelLoopIndex}. */
    static boolean arePure(String reference) {
        return !SHARED_VARIABLE.matcher(reference).find()
                && !OF_A_PASS.matcher(reference).find()
                && !REDELIVERY.matcher(reference).find();
    }

    /** Whether a variable is kept for all executions of a version, in memory. */
    static boolean isShared(@Nullable String variable) {
        return variable != null && (variable.startsWith("global:") || variable.startsWith("route:"));
    }
}
