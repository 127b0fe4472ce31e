package io.serai.api.workflow;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBindings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workflows that plugins bring. Called by the plugins bundle alone, from one thread, as plugins start and stop; the
 * workflows bundle implements it. Works in tenant {@code default}, on behalf of the hub itself.
 */
public interface RoutePacks {
    /**
     * Builds all that changes when a plugin comes, changes its version or goes: the workflows that it brings, and every other
     * workflow that uses what it offers, each with the binding that {@code next} gives it. Nothing takes executions yet and
     * nothing is written.
     *
     * @param version the version that becomes active; null if the plugin goes
     * @param entries the workflows that this version brings; may be empty
     * @param next what is there once the change is made
     * @throws io.serai.api.error.InvalidInputException {@code workflow.invalid} if a workflow cannot be built; each
     *     violation's field starts with its name
     * @throws io.serai.api.error.ConflictException if a name or a hook's path belongs to somebody else
     * @throws io.serai.api.error.UnavailableException if the store is away; the caller tries again
     */
    Change prepare(String plugin, @Nullable String version, List<RoutePackEntry> entries, PluginBindings next);

    /**
     * What workflows reach that the plugin does not declare, in a sentence each, as far as their text says it: why {@link
     * #prepare} would refuse them with {@code plugin.permission-missing}. Builds, starts and calls nothing; what is wrong with a text
     * otherwise is not its business.
     *
     * @param access says what is declared
     */
    default List<String> undeclared(
            String plugin, List<RoutePackEntry> entries, PluginBindings next, PluginAccess access) {
        return List.of();
    }

    /** One prepared change. Ends with one of its last two methods. */
    interface Change {
        /** Names of the workflows that would switch to another version or binding, or go. */
        List<String> workflows();

        /**
         * Makes it so: new executions begin with the new bindings, running and waiting ones keep theirs, no caller meets a
         * gap. All or nothing; throws as {@link #prepare}.
         */
        void apply();

        /** Stops what was built. */
        void discard();
    }

    /**
     * The plugin versions behind running workflows, by plugin: those with which new executions begin, and those of
     * workflows that take no more and have not ended. A version that is not active is among them as long as a workflow's
     * settings pin it.
     */
    default Map<String, Set<String>> inUse() {
        return Map.of();
    }

    /**
     * The plugins that own workflows in the store, with their versions: what was installed when the hub stopped may not
     * have come back.
     */
    Map<String, String> installed();
}
