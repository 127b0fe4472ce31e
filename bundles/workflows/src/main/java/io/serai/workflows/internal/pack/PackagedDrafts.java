package io.serai.workflows.internal.pack;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.security.CallContext;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.api.workflow.Workflows;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.plugin.NeedsReader;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes drafts for packages. What one reaches is found out by building it, as the hub would that installs it. */
public final class PackagedDrafts implements WorkflowPackaging {
    private static final String OWNER = "package";

    private final Workflows workflows;
    private final WorkflowCheck text;
    private final RouteDialects dialects;
    private final LiveBindings bindings;
    private final Function<PluginAccess, VersionBuilder> builders;

    /** @param builders makes what builds versions that may reach just that */
    public PackagedDrafts(
            Workflows workflows,
            WorkflowCheck text,
            RouteDialects dialects,
            LiveBindings bindings,
            Function<PluginAccess, VersionBuilder> builders) {
        this.workflows = workflows;
        this.text = text;
        this.dialects = dialects;
        this.bindings = bindings;
        this.builders = builders;
    }

    @Override
    public Packaged pack(String idOrName) {
        Workflow workflow = workflows
                .find(idOrName)
                .orElseThrow(
                        () -> new NotFoundException("workflow.not-found", "There is no workflow " + idOrName + "."));
        if (workflow.plugin() != null) {
            throw new ConflictException(
                    "workflow.of-plugin",
                    "Workflow " + workflow.name() + " came with plugin " + workflow.plugin()
                            + "; pass that plugin on, or copy the workflow first.");
        }
        Map<String, Object> settings = new LinkedHashMap<>(workflow.settings());
        settings.remove(NeedsReader.PINS);
        String dsl = yaml(workflow);
        PluginNeeds needs = NeedsReader.read(null, dsl, settings);
        PluginBinding binding = bindings.bind(needs);
        List<Problem> problems = text.check(dsl, settings, binding.loaders());
        if (!problems.isEmpty()) {
            throw WorkflowCheck.refusal(problems);
        }
        ReachRecorder recorder = new ReachRecorder();
        VersionRow row = new VersionRow(
                workflow.id(),
                0,
                CallContext.currentCaller().tenant(),
                dsl,
                settings,
                Instant.now(),
                CallContext.currentCaller().name(),
                null);
        builders.apply(recorder)
                .build(
                        workflow.name(),
                        row,
                        new PluginNeeds(OWNER, needs.tools(), needs.schemes(), needs.pinned()),
                        binding)
                .discard();
        return new Packaged(
                new RoutePackEntry(fileName(workflow.name()), workflow.description(), dsl, settings),
                binding.versions(),
                recorder.permissions());
    }

    private String yaml(Workflow workflow) {
        try {
            return dialects.toYaml(workflow.dsl());
        } catch (RouteDialects.NoEqual e) {
            throw new InvalidInputException(
                    "workflow.invalid", "Workflow " + workflow.name() + " has no YAML: " + e.getMessage());
        }
    }

    private static String fileName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return plain.isEmpty() ? "workflow" : plain;
    }
}
