package io.serai.camel;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import io.serai.api.workflow.Problem;
import io.serai.camel.internal.guard.RouteGuard;
import io.serai.camel.internal.text.DslSchema;
import io.serai.camel.internal.text.Failures;
import io.serai.camel.internal.text.TextCheck;
import java.util.List;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Routes as text, in Camel's YAML DSL or its XML DSL. Thread-safe. */
public final class RouteText {
    private final ContextFactory contexts;

    public RouteText(ContextFactory contexts) {
        this.contexts = contexts;
    }

    /** The two texts that a workflow can be. */
    public enum Format {
        YAML("yaml"),
        XML("xml");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** XML begins with a tag; everything else is taken for YAML. */
        public static Format of(String text) {
            return text.stripLeading().startsWith("<") ? XML : YAML;
        }
    }

    /**
     * All that is wrong with a text, in text order; empty if it can run with these plugins. Starts nothing and calls
     * nothing outside; takes some tens of milliseconds (a second for the first text).
     *
     * @param pinned the loaders of the plugins that the workflow may use
     */
    public List<Problem> check(String text, List<ClassLoader> pinned) {
        Format format = Format.of(text);
        ModelCamelContext scratch = contexts.create("check", pinned);
        try {
            return new TextCheck(scratch).check(resource("check", text, format), text, format);
        } finally {
            scratch.stop();
        }
    }

    /**
     * What steps and triggers reach that a plugin does not declare, in a sentence each, as far as the text says it: what
     * {@link ContextFactory#guard} would refuse. Builds, starts and calls nothing.
     *
     * @param pinned the loaders of the plugins that the workflow may use
     * @param tools that are there
     * @throws InvalidInputException {@code workflow.invalid-dsl} if the text has no routes
     */
    public List<String> undeclared(String text, List<ClassLoader> pinned, Tools tools, PluginAccess access) {
        ModelCamelContext scratch = contexts.create("reach", pinned);
        try {
            load(scratch, "reach", text);
            return RouteGuard.undeclared(scratch, access, tools);
        } finally {
            scratch.stop();
        }
    }

    /**
     * Adds the text's routes to a context, which builds them if it is started.
     *
     * @param name what error messages call the text
     * @throws InvalidInputException {@code workflow.invalid-dsl} with the place and the reason
     */
    public static void load(ModelCamelContext context, String name, String text) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(resource(name, text, Format.of(text)));
        } catch (Exception e) {
            Problem problem = problem(e);
            String where = problem.line() == null ? "" : "line " + problem.line();
            throw new InvalidInputException(
                    "workflow.invalid-dsl", problem.message(), List.of(new Violation(where, problem.message())));
        }
    }

    /** What Camel threw while it read, built or started routes, as a problem with as much of the place as is known. */
    public static Problem problem(Throwable failure) {
        return Failures.problem(failure);
    }

    /** Camel's JSON Schema of its YAML DSL, for editors. About 780 KB. */
    public static String yamlSchema() {
        return DslSchema.text();
    }

    private static Resource resource(String name, String text, Format format) {
        return ResourceHelper.fromString(name + "." + format.ending, text);
    }
}
