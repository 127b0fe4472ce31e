package io.serai.plugins.internal.install;

import io.serai.api.event.EventBus;
import io.serai.api.security.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells room {@code plugins} what changed between two passes. */
final class PluginEvents {
    private static final String ROOM = "plugins";

    private final EventBus bus;

    PluginEvents(EventBus bus) {
        this.bus = bus;
    }

    void tell(Map<String, PluginState> before, Map<String, PluginState> after) {
        after.forEach((id, now) -> tell(before.get(id), now));
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                publish("plugin.removed", was);
            }
        });
    }

    private void tell(@Nullable PluginState was, PluginState now) {
        if (was == null || !isSameRevision(was, now)) {
            if (now.is(PluginState.FAILED)) {
                publish("plugin.failed", now);
            } else if (now.is(PluginState.ACTIVE)) {
                publish("plugin.installed", now);
            }
        } else if (now.is(PluginState.FAILED)) {
            if (!was.is(PluginState.FAILED) || !Objects.equals(was.error(), now.error())) {
                publish("plugin.failed", now);
            }
        } else if (now.is(PluginState.ACTIVE) && !was.is(PluginState.ACTIVE)) {
            publish("plugin.installed", now);
        } else if (now.is(PluginState.RESOLVED) && was.is(PluginState.ACTIVE)) {
            publish("plugin.stopped", now);
        }
    }

    private static boolean isSameRevision(PluginState one, PluginState other) {
        return one.bundle().bundleId() == other.bundle().bundleId()
                && one.bundle().revision() == other.bundle().revision();
    }

    private void publish(String type, PluginState plugin) {
        bus.publish(Caller.DEFAULT_TENANT, ROOM, type, () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", plugin.bundle().id());
            data.put("version", plugin.bundle().version());
            data.put("name", plugin.bundle().name());
            data.put("state", plugin.running());
            data.put("source", plugin.source());
            if (plugin.error() != null) {
                data.put("error", plugin.error());
            }
            return data;
        });
    }
}
