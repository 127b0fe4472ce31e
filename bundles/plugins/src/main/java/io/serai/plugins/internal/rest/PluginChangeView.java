package io.serai.plugins.internal.rest;

import io.serai.api.operation.Pending;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and what came of it.
 *
 * @param operation the operation's id; null for a dry run
 * @param status of the operation; null for a dry run
 * @param plugin the plugin as it is now; null for a dry run, while the operation runs, and once the plugin has gone
 */
public record PluginChangeView(
        List<PluginPlan.Item> install,
        List<PluginPlan.Item> update,
        List<PluginPlan.Item> remove,
        List<String> refresh,
        Map<String, PluginPlan.Permissions> permissions,
        List<String> workflows,
        List<PluginPlan.Refusal> problems,
        @Nullable String operation,
        @Nullable String status,
        @Nullable Plugin plugin)
        implements Pending {
    @Override
    public boolean pending() {
        return PluginOperation.RUNNING.equals(status);
    }

    static PluginChangeView of(PluginPlan plan) {
        return of(plan, null, null);
    }

    static PluginChangeView of(PluginOperation operation, @Nullable Plugin plugin) {
        return of(operation.plan(), operation, plugin);
    }

    private static PluginChangeView of(PluginPlan plan, @Nullable PluginOperation operation, @Nullable Plugin plugin) {
        return new PluginChangeView(
                plan.install(),
                plan.update(),
                plan.remove(),
                plan.refresh(),
                plan.permissions(),
                plan.workflows(),
                plan.problems(),
                operation == null ? null : operation.id(),
                operation == null ? null : operation.status(),
                plugin);
    }
}
