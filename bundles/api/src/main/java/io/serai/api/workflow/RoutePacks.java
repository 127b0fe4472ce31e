package io.serai.api.workflow;

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
     * Publishes each entry as a workflow of that name, owned by the plugin, and has it take new executions. Workflows
     * that the plugin's version before had and this one has not are removed. Called again after every start of the hub
     * or of the workflows bundle: the same version of the same plugin with the same texts writes nothing, and just takes
     * the new {@code resources}. All or nothing: after an exception everything is as it was.
     *
     * @param plugin the plugin's id
     * @param version the plugin's version
     * @param entries the workflows; never empty
     * @param resources finds what the plugin's bundle contains, so that {@code classpath:} in a route reaches it (a
     *     schema, a template) before anything else; valid until {@link #remove} or the next call for that plugin
     * @throws io.serai.api.error.InvalidInputException {@code workflow.invalid} if an entry cannot be published; each
     *     violation's field starts with the entry's name
     * @throws io.serai.api.error.ConflictException if a name or a hook's path belongs to somebody else
     * @throws io.serai.api.error.UnavailableException if the store is away; the caller tries again
     */
    void install(String plugin, String version, List<RoutePackEntry> entries, ClassLoader resources);

    /**
     * Stops new executions of the plugin's workflows, lets running ones end, and removes the workflows; their executions
     * stay readable. Does nothing if the plugin now has another version, or none.
     *
     * @throws io.serai.api.error.UnavailableException if the store is away; the caller tries again
     */
    void remove(String plugin, String version);

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
     * The plugin versions with which workflows take new executions now, by plugin. A version that is not active is among
     * them as long as a workflow's settings pin it.
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
