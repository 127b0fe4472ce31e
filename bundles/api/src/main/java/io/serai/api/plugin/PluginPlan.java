package io.serai.api.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do: all that it touches, and why it would be refused.
 *
 * @param install plugins that were not there
 * @param update plugins that get another active version
 * @param remove plugins that go
 * @param refresh bundles of other plugins that stay wired to what goes, until they are started anew; never a bundle of the hub
 * @param permissions by plugin, what it asks for beyond the version before, and what it no longer asks for
 * @param workflows names of the workflows whose new executions would run with something else
 * @param problems why it would be refused; empty if it would not
 */
public record PluginPlan(
        List<Item> install,
        List<Item> update,
        List<Item> remove,
        List<String> refresh,
        Map<String, Permissions> permissions,
        List<String> workflows,
        List<Refusal> problems) {
    public PluginPlan {
        install = List.copyOf(install);
        update = List.copyOf(update);
        remove = List.copyOf(remove);
        refresh = List.copyOf(refresh);
        permissions = Map.copyOf(permissions);
        workflows = List.copyOf(workflows);
        problems = List.copyOf(problems);
    }

    /**
     * @param from the version before; null if there was none
     * @param executions how many that began on the version before have not ended; it stays until they have
     * @param bundles that start, or stop once nothing needs them
     */
    public record Item(String id, String version, @Nullable String from, int executions, List<String> bundles) {
        public Item {
            bundles = List.copyOf(bundles);
        }
    }

    /** Differences in what a plugin asks for. */
    public record Permissions(List<String> added, List<String> removed) {
        public Permissions {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * @param code stable, such as {@code plugin.unresolved}
     * @param detail a sentence
     */
    public record Refusal(String code, String detail) {}
}
