package io.serai.journal;

import io.serai.api.execution.Execution;
import java.util.Map;

/**
 * The workflow version whose routes a Camel context runs.
 *
 * @param plugins the plugin versions it runs with
 * @param capture how much of its steps' data is kept
 * @param priority of its executions, 1 to 4
 * @param settings how its executions run
 * @param queue in which its executions wait for their place
 */
public record DeployedVersion(
        String tenant,
        String workflow,
        String name,
        int version,
        PluginPins plugins,
        Capture capture,
        int priority,
        RunSettings settings,
        String queue) {
    public DeployedVersion(
            String tenant,
            String workflow,
            String name,
            int version,
            Map<String, String> plugins,
            Capture capture,
            int priority,
            RunSettings settings,
            String queue) {
        this(tenant, workflow, name, version, PluginPins.of(plugins), capture, priority, settings, queue);
    }

    /** One whose executions use the default queue. */
    public DeployedVersion(
            String tenant,
            String workflow,
            String name,
            int version,
            Map<String, String> plugins,
            Capture capture,
            int priority,
            RunSettings settings) {
        this(tenant, workflow, name, version, plugins, capture, priority, settings, Execution.DEFAULT_QUEUE);
    }
}
