package io.serai.plugins.internal.running;

import io.serai.api.plugin.ActivePlugins;
import io.serai.api.plugin.PluginBindings;
import io.serai.plugins.internal.framework.PluginId;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The versions that run now. Changed on the reconciler's thread alone, read from everywhere. */
@Component(service = {PluginBindings.class, ActivePlugins.class, RunningVersions.class})
public final class RunningVersions extends VersionBindings implements ActivePlugins {
    private final ToolRegistry tools;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile Versions now = Versions.NONE;

    @Activate
    public RunningVersions(@Reference ToolRegistry tools) {
        super(tools);
        this.tools = tools;
    }

    public Versions now() {
        return now;
    }

    @Override
    Versions versions() {
        return now;
    }

    /** Makes these the running ones, and their active ones' tools the offered ones. */
    public void set(Versions next) {
        now = next;
        tools.activate(next.activeDigests());
        listeners.forEach(Runnable::run);
    }

    /** What would be bound if these were the running ones. */
    public PluginBindings view(Versions other) {
        return new VersionBindings(tools) {
            @Override
            Versions versions() {
                return other;
            }

            @Override
            public AutoCloseable whenChanged(Runnable listener) {
                return () -> {}; // one moment does not change
            }
        };
    }

    @Override
    public boolean isActive(Bundle bundle) {
        PluginId owner = PluginId.of(bundle).orElse(null);
        if (owner == null) {
            return true;
        }
        RunningVersion active = now.active(owner.id());
        return active != null && active.digest().equals(owner.digest());
    }

    @Override
    public Optional<String> pluginOf(Bundle bundle) {
        return PluginId.of(bundle).map(PluginId::id);
    }

    @Override
    public AutoCloseable whenChanged(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
