package io.serai.workflows.internal.text;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.Validation;
import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import io.serai.journal.Capture;
import io.serai.journal.Journal;
import io.serai.journal.RunSettings;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.plugin.NeedsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.model.ModelCamelContext;
import org.jspecify.annotations.Nullable;

/** Why a text cannot be published: it cannot run, or what it does cannot be held durable. */
public final class WorkflowCheck {
    private final ContextFactory contexts;
    private final RouteText text;
    private final Journal journal;
    private final LiveBindings bindings;

    public WorkflowCheck(ContextFactory contexts, Journal journal, LiveBindings bindings) {
        this.contexts = contexts;
        this.text = new RouteText(contexts);
        this.journal = journal;
        this.bindings = bindings;
    }

    /**
     * All that is wrong, in text order, if it ran with the plugins that are there now.
     *
     * @param owner the plugin that brought the text, or null
     */
    public Validation verdict(@Nullable String owner, String dsl, Map<String, Object> settings) {
        try {
            return verdict(
                    dsl,
                    settings,
                    bindings.bind(NeedsReader.read(owner, dsl, settings)).loaders());
        } catch (ConflictException e) {
            return Validation.of(List.of(new Problem(null, e.code(), e.detail(), null, null)));
        }
    }

    /** Why a text with these problems is not published. */
    public static InvalidInputException refusal(List<Problem> problems) {
        Problem first = problems.get(0);
        String where = first.line() == null ? "" : " (line " + first.line() + ")";
        return new InvalidInputException(
                "workflow.invalid",
                "The workflow cannot be published: " + first.message() + where,
                problems.stream()
                        .map(problem -> new Violation(
                                Objects.requireNonNullElse(problem.node(), "dsl"),
                                problem.code() + ": " + problem.message()
                                        + (problem.line() == null ? "" : " (line " + problem.line() + ")")))
                        .toList());
    }

    /**
     * All that is wrong, in text order. What cannot be held is looked for in a text that can run.
     *
     * @param settings of the workflow; those of steps must fit the text
     * @param pinned the loaders of the plugins that the workflow may use
     */
    public List<Problem> check(String dsl, Map<String, Object> settings, List<ClassLoader> pinned) {
        return verdict(dsl, settings, pinned).problems();
    }

    /** The same, with what works but is held durable only in part. */
    public Validation verdict(String dsl, Map<String, Object> settings, List<ClassLoader> pinned) {
        List<Problem> problems = text.check(dsl, pinned);
        return problems.isEmpty() ? durable(dsl, settings, pinned) : Validation.of(problems);
    }

    /** What a text reaches that a plugin does not declare; nothing for one that has no routes. */
    public List<String> undeclared(String dsl, PluginBinding binding, PluginAccess access) {
        try {
            return text.undeclared(dsl, binding.loaders(), binding.tools(), access);
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private Validation durable(String dsl, Map<String, Object> settings, List<ClassLoader> pinned) {
        ModelCamelContext scratch = contexts.create("durable", pinned);
        try {
            scratch.setSourceLocationEnabled(true);
            RouteText.load(scratch, "durable", dsl);
            List<Problem> problems = new ArrayList<>(journal.check(scratch));
            problems.addAll(journal.check(scratch, RunSettings.of(settings), Capture.of(settings.get("capture"))));
            return Validation.of(problems, journal.warnings(scratch));
        } catch (InvalidInputException e) {
            return Validation.of(List.of(new Problem(null, e.code(), String.valueOf(e.getMessage()), null, null)));
        } finally {
            scratch.stop();
        }
    }
}
