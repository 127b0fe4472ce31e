package io.serai.plugins.internal.install;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.security.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells room {@code plugins} what changes. */
final class PluginEvents {
    private static final String ROOM = "plugins";

    private final EventBus bus;

    PluginEvents(EventBus bus) {
        this.bus = bus;
    }

    /** What differs between two looks. */
    void tell(Map<String, Plugin> before, Map<String, Plugin> after) {
        after.forEach((id, now) -> {
            String type = type(before.get(id), now);
            if (type != null) {
                publish(type, now);
            }
        });
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                publish("plugin.removed", was);
            }
        });
    }

    private static @Nullable String type(@Nullable Plugin was, Plugin now) {
        boolean same = was != null
                && was.state().equals(now.state())
                && was.version().equals(now.version())
                && Objects.equals(was.installedAt(), now.installedAt())
                && Objects.equals(was.error(), now.error())
                && was.versions().size() == now.versions().size();
        if (same) {
            return null;
        }
        return switch (now.state()) {
            case PluginViews.ACTIVE ->
                was != null && was.state().equals(PluginViews.ACTIVE) ? "plugin.updated" : "plugin.installed";
            case PluginViews.FAILED -> "plugin.failed";
            case PluginViews.REFUSED -> "plugin.refused";
            case PluginViews.DRAINING -> "plugin.draining";
            default -> null;
        };
    }

    /** How far a change is. */
    void tell(PluginOperation operation) {
        bus.publish(Caller.DEFAULT_TENANT, ROOM, "plugin.operation", () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", operation.plugin());
            data.put("version", operation.version());
            data.put("operation", operation.id());
            data.put("kind", operation.kind());
            data.put("status", operation.status());
            data.put("phase", operation.phase());
            if (operation.code() != null) {
                data.put("code", operation.code());
                data.put("problem", String.valueOf(operation.problem()));
            }
            return data;
        });
    }

    private void publish(String type, Plugin plugin) {
        bus.publish(Caller.DEFAULT_TENANT, ROOM, type, () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", plugin.id());
            data.put("version", plugin.version());
            data.put("name", plugin.name());
            data.put("state", plugin.state());
            data.put("source", plugin.source());
            if (plugin.error() != null) {
                data.put("error", plugin.error());
            }
            return data;
        });
    }
}
