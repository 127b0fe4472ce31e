package io.serai.plugins.internal.install;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.tool.ToolInfo;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.permission.GrantedPermissions;
import io.serai.plugins.internal.running.RunningVersion;
import io.serai.plugins.internal.running.RunningVersions;
import io.serai.plugins.internal.running.Versions;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/** Finds, for a plan, what the workflows of a package reach that it does not declare; nothing of it is started. */
final class PlannedReach {
    private static final String TOOLS = "SERAI-INF/tools";
    private static final String TOOL = ".tool.yaml";
    /** Who has one of these may bring tools whose names show only when it runs. */
    private static final List<String> CODE = List.of("Service-Component", "Bundle-Activator", "Bundle-Blueprint");

    private final RunningVersions running;
    private final ToolRegistry tools;
    private final GrantedPermissions permissions;
    private final Neighbours neighbours;
    private final RoutePackReader routes = new RoutePackReader();

    PlannedReach(RunningVersions running, ToolRegistry tools, GrantedPermissions permissions, Neighbours neighbours) {
        this.running = running;
        this.tools = tools;
        this.permissions = permissions;
        this.neighbours = neighbours;
    }

    /** @param version of the package, installed and not started */
    List<PluginPlan.Refusal> undeclared(PluginPackage plugin, InstalledVersion version) {
        RoutePacks packs = neighbours.packs();
        if (packs == null || plugin.descriptor() == null) {
            return List.of();
        }
        List<RoutePackEntry> entries = routes.read(version);
        if (entries.isEmpty()) {
            return List.of();
        }
        Versions after = running.now().with(RunningVersion.of(version)).activating(version.id(), version.version());
        PluginAccess access =
                permissions.planned(plugin.id(), plugin.permissions(), tool -> mayBringTool(plugin, version, tool));
        return packs.undeclared(plugin.id(), entries, running.view(after), access).stream()
                .map(sentence -> new PluginPlan.Refusal("plugin.permission-missing", sentence))
                .toList();
    }

    private boolean mayBringTool(PluginPackage plugin, InstalledVersion version, String tool) {
        if (plugin.descriptor() != null
                && plugin.descriptor()
                        .contributes()
                        .getOrDefault("tools", List.of())
                        .contains(tool)) {
            return true;
        }
        if (filesOf(version).contains(tool)) {
            return true;
        }
        ToolInfo known = tools.info(tool).orElse(null);
        return known == null
                ? version.bundles().stream().anyMatch(PlannedReach::hasCode)
                : plugin.id().equals(known.plugin());
    }

    private static boolean hasCode(Bundle bundle) {
        return CODE.stream().anyMatch(header -> bundle.getHeaders("").get(header) != null);
    }

    private static Set<String> filesOf(InstalledVersion version) {
        Set<String> names = new TreeSet<>();
        for (Bundle bundle : version.bundles()) {
            Enumeration<URL> found = bundle.findEntries(TOOLS, "*" + TOOL, false);
            if (found != null) {
                found.asIterator().forEachRemaining(url -> {
                    String path = url.getPath();
                    names.add(path.substring(path.lastIndexOf('/') + 1, path.length() - TOOL.length()));
                });
            }
        }
        return names;
    }
}
