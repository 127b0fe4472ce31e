package io.serai.journal;

import java.util.Map;

/**
 * The workflow version whose routes a Camel context runs.
 *
 * @param plugins the plugin versions it is pinned to, by plugin id
 * @param capture how much of its steps' data is kept
 * @param priority of its executions, 1 to 4
 * @param settings how its executions run
 */
public record DeployedVersion(
        String tenant,
        String workflow,
        String name,
        int version,
        Map<String, String> plugins,
        Capture capture,
        int priority,
        RunSettings settings) {
    public DeployedVersion {
        plugins = Map.copyOf(plugins);
    }
}
