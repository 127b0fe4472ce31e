package io.serai.camel.internal.text;

import io.serai.camel.internal.text.Positions.Place;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.apache.camel.model.language.ExpressionDefinition;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions whose languages can be compiled without running anything. */
final class ExpressionCheck {
    private static final Set<String> COMPILED = Set.of("simple", "jsonpath", "jq", "xpath", "tokenize");

    private final CamelContext context;
    private final Availability availability;
    private final Problems problems;

    ExpressionCheck(CamelContext context, Availability availability, Problems problems) {
        this.context = context;
        this.availability = availability;
        this.problems = problems;
    }

    void check(@Nullable String node, @Nullable ExpressionDefinition expression, boolean predicate, Place at) {
        if (expression == null) {
            problems.add(node, "dsl.missing-expression", "An expression is missing, such as simple: \"${body}\".", at);
            return;
        }
        String language = expression.getLanguage();
        if (language == null || language.isBlank()) {
            return;
        }
        if (!availability.hasLanguage(language)) {
            problems.add(node, "dsl.unknown-language", availability.missingLanguage(language), at);
            return;
        }
        String text = expression.getExpression();
        if (text == null || text.contains("{{") || text.startsWith("resource:") || !COMPILED.contains(language)) {
            return;
        }
        compile(node, language, at, () -> {
            if (predicate) {
                expression.createPredicate(context);
            } else {
                expression.createExpression(context);
            }
        });
    }

    /** Text that is a simple expression by itself, such as a log's message or the uri of toD. */
    void simple(@Nullable String node, @Nullable String text, Place at) {
        if (text != null && text.contains("${") && !text.contains("{{")) {
            compile(
                    node,
                    "simple",
                    at,
                    () -> context.resolveLanguage("simple")
                            .createExpression(text)
                            .init(context));
        }
    }

    private void compile(@Nullable String node, String language, Place at, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            problems.add(node, "dsl.invalid-expression", language + ": " + reason(e), at);
        }
    }

    private static String reason(Throwable failure) {
        String best = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SimpleIllegalSyntaxException syntax) {
                return syntax.getShortMessage() + " at position " + (syntax.getIndex() + 1) + " of "
                        + syntax.getExpression();
            }
            if (cause instanceof SimpleParserException || cause instanceof ExpressionIllegalSyntaxException) {
                best = String.valueOf(cause.getMessage());
            }
        }
        return best.strip();
    }
}
