package io.serai.http.internal.health;

import io.serai.api.health.Health;
import io.serai.api.plugin.ActivePlugins;
import io.serai.http.internal.server.HttpSettings;
import io.serai.spi.health.HealthCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Asks every part how it is; a required part that has not come yet counts as down. */
@Component(service = HealthBoard.class)
public final class HealthBoard {
    private final List<String> required;
    private volatile boolean complete;
    private final List<Asked> checks = new CopyOnWriteArrayList<>();
    private volatile @Nullable ActivePlugins plugins;

    private record Asked(HealthCheck check, @Nullable Bundle owner) {}

    /**
     * One part.
     *
     * @param detail what is wrong and what to do; null when all is well
     * @param plugin whose part it is; null for the hub's own. Only these decide whether the hub is ready
     */
    public record Line(
            String name,
            boolean up,
            @Nullable String detail,
            @Nullable String plugin) {
        public Line(String name, boolean up, @Nullable String detail) {
            this(name, up, detail, null);
        }
    }

    @Activate
    public HealthBoard(@Reference HttpSettings settings) {
        this.required = settings.requiredChecks();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindActivePlugins(ActivePlugins service) {
        plugins = service;
    }

    public void unbindActivePlugins(ActivePlugins service) {
        if (service.equals(plugins)) {
            plugins = null;
        }
    }

    @Reference(
            service = HealthCheck.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindCheck(HealthCheck check, ServiceReference<HealthCheck> reference) {
        checks.add(new Asked(check, reference.getBundle()));
    }

    public void unbindCheck(HealthCheck check) {
        checks.removeIf(asked -> asked.check().equals(check));
    }

    /** A check of the hub's own. */
    public void addCheck(HealthCheck check) {
        checks.add(new Asked(check, null));
    }

    public void removeCheck(HealthCheck check) {
        unbindCheck(check);
    }

    /** Whether every required part has come, up or not: from then on, what is not found is not there. */
    public boolean isComplete() {
        return complete
                || (complete = required.stream()
                        .allMatch(name ->
                                checks.stream().anyMatch(asked -> ownName(asked).equals(name))));
    }

    /** All parts by name. */
    public List<Line> ask() {
        List<Line> lines = new ArrayList<>();
        ActivePlugins rule = plugins;
        for (Asked asked : checks) {
            Bundle owner = asked.owner();
            String plugin =
                    owner == null || rule == null ? null : rule.pluginOf(owner).orElse(null);
            if (plugin == null) {
                lines.add(ask(asked.check(), null));
            } else if (owner != null && rule != null && rule.isActive(owner)) {
                lines.add(ask(asked.check(), plugin));
            }
        }
        for (String name : required) {
            if (lines.stream()
                    .noneMatch(line -> line.plugin() == null && line.name().equals(name))) {
                lines.add(new Line(name, false, "This part has not started yet."));
            }
        }
        lines.sort(Comparator.comparing(Line::name));
        return lines;
    }

    /** A plugin's check does not stand for a part of the hub, whatever it is called. */
    private String ownName(Asked asked) {
        ActivePlugins rule = plugins;
        Bundle owner = asked.owner();
        boolean isPlugins =
                owner != null && rule != null && rule.pluginOf(owner).isPresent();
        return isPlugins ? "" : asked.check().name();
    }

    /** A plugin's check shows under the plugin's name and its own. */
    private static Line ask(HealthCheck check, @Nullable String plugin) {
        try {
            Health health = check.check();
            return new Line(name(check, plugin), health.up(), health.detail(), plugin);
        } catch (RuntimeException | LinkageError broken) {
            return new Line(
                    plugin == null ? check.name() : plugin,
                    false,
                    "The check itself failed: " + broken.getMessage(),
                    plugin);
        }
    }

    private static String name(HealthCheck check, @Nullable String plugin) {
        String own = check.name();
        return plugin == null || own.equals(plugin) ? own : plugin + "/" + own;
    }
}
