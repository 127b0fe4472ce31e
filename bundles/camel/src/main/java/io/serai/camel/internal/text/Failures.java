package io.serai.camel.internal.text;

import io.serai.api.workflow.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what Camel throws while it reads or builds routes into problems. */
public final class Failures {
    /** What Camel's XML parser writes at the end of its messages. */
    private static final Pattern XML_POSITION = Pattern.compile("@(\\d+):(\\d+)");

    private static final Pattern XML_ELEMENT = Pattern.compile("Unexpected element '(?:\\{[^}]*})?([\\w.-]+)'");

    private static final Pattern XML_LINE = Pattern.compile("lineNumber: (\\d+)");

    private Failures() {}

    /** As {@link #problem(Throwable)}, with the line of an XML element that Camel names without its place. */
    static Problem problem(Throwable failure, String text) {
        Problem problem = problem(failure);
        Matcher element = XML_ELEMENT.matcher(problem.message());
        if (problem.line() != null || !element.find()) {
            return problem;
        }
        String name = element.group(1);
        int at = text.indexOf("<" + name);
        Integer line = at < 0
                ? null
                : (Integer) (int)
                        (text.substring(0, at).chars().filter(c -> c == '\n').count() + 1);
        return new Problem(problem.node(), "dsl.unknown-node", "There is no element <" + name + "> here.", line, null);
    }

    public static Problem problem(Throwable failure) {
        String node = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked) {
                return yaml(marked, node);
            }
            if (cause instanceof FailedToCreateRouteException route) {
                node = route.getRouteId();
            } else if (cause instanceof FailedToStartRouteException route) {
                node = route.getRouteId();
            } else if (cause instanceof ResolveEndpointFailedException endpoint) {
                return new Problem(node, "dsl.invalid-endpoint", deepest(endpoint), null, null);
            }
        }
        String message = deepest(failure);
        return new Problem(node, "dsl.invalid", message, number(XML_POSITION, message, 1), column(message));
    }

    private static Problem yaml(MarkedYamlEngineException failure, @Nullable String node) {
        Mark mark = failure.getProblemMark().orElse(null);
        String problem = failure.getProblem() == null ? String.valueOf(failure.getMessage()) : failure.getProblem();
        // Camel marks what it cannot use with exceptions of the YAML parser's own kind
        boolean dsl = failure.getClass().getName().startsWith("org.apache.camel.");
        return new Problem(
                node,
                dsl ? "dsl.invalid" : "dsl.syntax",
                dsl ? problem + "." : "This is not YAML: " + problem + ".",
                mark == null ? null : (Integer) (mark.getLine() + 1),
                mark == null ? null : (Integer) (mark.getColumn() + 1));
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static @Nullable Integer column(String message) {
        return number(XML_POSITION, message, 2);
    }

    private static @Nullable Integer number(Pattern pattern, String message, int group) {
        Matcher matcher = pattern.matcher(message);
        if (matcher.find()) {
            return Integer.valueOf(matcher.group(group));
        }
        Matcher line = XML_LINE.matcher(message);
        return group == 1 && line.find() ? Integer.valueOf(line.group(1)) : null;
    }
}
