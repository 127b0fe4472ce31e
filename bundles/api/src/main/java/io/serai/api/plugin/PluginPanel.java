package io.serai.api.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that a plugin brings to the console, as {@code SERAI-INF/panels/NAME.json} says.
 *
 * @param title by language, {@code en} and perhaps {@code de}
 * @param icon the name of one of the console's icons, or null
 * @param url of its page on this hub, to be shown in a sandboxed frame
 * @param permission who may see it; null for everybody who is logged in
 * @param permissions what it may call, at most, on behalf of the person who looks at it
 */
public record PluginPanel(
        String plugin,
        String version,
        String name,
        Map<String, String> title,
        @Nullable String icon,
        String url,
        @Nullable String permission,
        List<String> permissions) {
    public PluginPanel {
        title = Map.copyOf(title);
        permissions = List.copyOf(permissions);
    }
}
