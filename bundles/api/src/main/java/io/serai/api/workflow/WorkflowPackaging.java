package io.serai.api.workflow;

import java.util.Map;
import java.util.Set;

/** Makes of a workflow of the current caller's tenant what a plugin brings. Implemented by the workflows bundle. Thread-safe. */
public interface WorkflowPackaging {
    /**
     * A workflow as its draft says.
     *
     * @param idOrName of a workflow that was made here
     * @throws io.serai.api.error.NotFoundException {@code workflow.not-found}
     * @throws io.serai.api.error.ConflictException {@code workflow.of-plugin} if a plugin brought it
     * @throws io.serai.api.error.InvalidInputException {@code workflow.invalid} if it cannot run
     */
    Packaged pack(String idOrName);

    /**
     * A workflow to go into a package.
     *
     * @param entry with a name that can be a file's, and without pins to plugin versions
     * @param plugins the active versions that it uses here, by plugin id
     * @param permissions what it reaches as far as its text says so, such as {@code tool:shipping-quote}; an address that is
     *     computed while it runs is not in it
     */
    record Packaged(RoutePackEntry entry, Map<String, String> plugins, Set<String> permissions) {
        public Packaged {
            plugins = Map.copyOf(plugins);
            permissions = Set.copyOf(permissions);
        }
    }
}
