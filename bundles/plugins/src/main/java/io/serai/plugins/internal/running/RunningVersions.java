package io.serai.plugins.internal.running;

import io.serai.api.plugin.PluginBindings;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The versions that run now. Changed on the reconciler's thread alone, read from everywhere. */
@Component(service = {PluginBindings.class, RunningVersions.class})
public final class RunningVersions extends VersionBindings {
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
    public AutoCloseable whenChanged(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
