package io.serai.workflows.internal.deploy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Priority;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.PluginPins;
import io.serai.journal.RunSettings;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.util.List;
import java.util.Map;

/** Makes stored versions run, each with the plugins that it is given. */
public final class VersionBuilder {
    private final ContextBuilder contexts;

    public VersionBuilder(ContextBuilder contexts) {
        this.contexts = contexts;
    }

    /**
     * Builds and starts a version, but for the consumers that bring work in by themselves.
     *
     * @param workflow the workflow's name
     * @param needs what the version names of plugins
     * @throws InvalidInputException {@code workflow.invalid} if its routes cannot be built
     */
    public LiveVersion build(String workflow, VersionRow version, PluginNeeds needs, PluginBinding binding) {
        PluginPins plugins = PluginPins.of(binding.versions());
        String text = plugins.text();
        if (text != null && text.length() > PluginPins.MAX_LENGTH) {
            throw new InvalidInputException(
                    "workflow.too-many-plugins",
                    "The workflow uses so many plugins that its executions cannot name them; split it into several.");
        }
        Map<String, Object> settings = version.settings();
        DeployedVersion deployed = new DeployedVersion(
                version.tenant(),
                version.workflowId(),
                workflow,
                version.version(),
                plugins,
                Capture.of(settings.get("capture")),
                settings.get("priority") instanceof Integer priority ? priority : Priority.NORMAL.number(),
                RunSettings.of(settings),
                settings.get("queue") instanceof String queue ? queue : Execution.DEFAULT_QUEUE);
        try {
            return contexts.build(deployed, version.dsl(), needs, binding)
                    .recoveredBy(settings.get("onFailure") instanceof String recovery ? recovery : null);
        } catch (DeploymentException e) {
            InvalidInputException refusal = e.permissionMissing();
            if (refusal != null) {
                throw refusal;
            }
            throw WorkflowCheck.refusal(List.of(e.problem()));
        }
    }
}
