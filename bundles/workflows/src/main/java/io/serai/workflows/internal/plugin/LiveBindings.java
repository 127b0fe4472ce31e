package io.serai.workflows.internal.plugin;

import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.tool.Tools;
import io.serai.journal.PluginPins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin versions that are there now. Without the plugins bundle there are none. Thread-safe. */
public final class LiveBindings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBindings.class);

    private final PluginBinding none;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable PluginBindings plugins;
    private @Nullable AutoCloseable listening;

    /** @param hub the tools of a workflow that uses no plugins */
    public LiveBindings(Tools hub) {
        this.none = new PluginBinding(Map.of(), List.of(), hub);
    }

    /** Whether there is anybody to ask. */
    public boolean isThere() {
        return plugins != null;
    }

    /** See {@link PluginBindings#bind}. */
    public PluginBinding bind(PluginNeeds needs) {
        PluginBindings now = plugins;
        return now == null ? none : now.bind(needs);
    }

    /** See {@link PluginBindings#restore}. */
    public @Nullable PluginBinding restore(PluginPins pins) {
        PluginBindings now = plugins;
        return now == null ? pins.isEmpty() ? none : null : now.restore(pins.versions());
    }

    /** Runs a task after each change, on the thread of the change. */
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Asks somebody else from now on; null for nobody. */
    public void use(@Nullable PluginBindings now) {
        synchronized (this) {
            plugins = now;
            stopListening();
            listening = now == null ? null : now.whenChanged(this::changed);
        }
        changed();
    }

    /** Not any more, if it is still that one. */
    public void leave(PluginBindings gone) {
        synchronized (this) {
            if (!gone.equals(plugins)) {
                return;
            }
        }
        use(null);
    }

    /** Tells nobody any more: the plugins leave after the workflows have closed, with nothing left to be done about it. */
    public void close() {
        listeners.clear();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void stopListening() {
        if (listening != null) {
            try {
                listening.close();
            } catch (Exception e) {
                LOG.warn("The plugins still tell of their changes: {}", e.toString());
            }
        }
    }
}
