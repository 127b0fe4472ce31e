package io.serai.plugins.internal.install;

import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginVersion;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.permission.GrantedPermissions;
import io.serai.plugins.internal.surface.Contributions;
import io.serai.plugins.internal.trust.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plugins as people see them. Thread-safe. */
final class PluginViews {
    static final String ACTIVE = "ACTIVE";
    static final String STARTING = "STARTING";
    static final String FAILED = "FAILED";
    static final String REFUSED = "REFUSED";
    static final String DRAINING = "DRAINING";

    private final Managed managed;
    private final DropIns dropIns;
    private final Contributions contributions;
    private final TrustChecks trust;
    private final GrantedPermissions permissions;

    PluginViews(
            Managed managed,
            DropIns dropIns,
            Contributions contributions,
            TrustChecks trust,
            GrantedPermissions permissions) {
        this.permissions = permissions;
        this.managed = managed;
        this.dropIns = dropIns;
        this.contributions = contributions;
        this.trust = trust;
    }

    /** @param live executions that have not ended, by plugin and version */
    Map<String, Plugin> all(Map<String, Map<String, Integer>> live) {
        Map<String, Plugin> plugins = new TreeMap<>();
        for (String id : managed.ids()) {
            Plugin plugin = one(id, live);
            if (plugin != null) {
                plugins.put(id, plugin);
            }
        }
        for (DropIns.Seen refused : dropIns.refused()) {
            plugins.computeIfAbsent(refused.id(), id -> refused(refused));
        }
        return plugins;
    }

    private @Nullable Plugin one(String id, Map<String, Map<String, Integer>> live) {
        List<ManagedVersion> versions = managed.of(id);
        if (versions.isEmpty()) {
            return null;
        }
        ManagedVersion active = managed.active(id);
        ManagedVersion shown = active == null ? versions.get(0) : active;
        List<PluginVersion> all = new ArrayList<>();
        for (ManagedVersion version : versions) {
            int executions = live.getOrDefault(id, Map.of()).getOrDefault(version.version(), 0);
            Verdict verdict = trust.of(version.wanted().digest());
            all.add(new PluginVersion(
                    version.version(),
                    state(version),
                    executions,
                    version.wanted().digest(),
                    version.wanted().source(),
                    version.wanted().installedAt(),
                    version.error(),
                    verdict == null ? null : verdict.publisher(),
                    verdict == null ? null : verdict.sentence()));
        }
        String revoked = shown.error() == null ? trust.revocation(shown.wanted().digest()) : null;
        String error = revoked == null ? shown.error() : revoked;
        String code = revoked == null ? shown.code() : TrustChecks.REVOKED;
        for (DropIns.Seen refused : dropIns.refused()) {
            PluginPackage plugin = refused.plugin();
            if (refused.id().equals(id) && plugin != null && !"plugin.downgrade".equals(refused.code())) {
                all.add(0, refusedVersion(refused, plugin));
            }
        }
        PluginPackage plugin = shown.plugin();
        return new Plugin(
                id,
                shown.version(),
                plugin == null ? id : plugin.name(),
                plugin == null ? null : plugin.summary(),
                plugin == null ? PluginPackage.PLAIN : plugin.kinds(),
                state(shown),
                contributes(shown),
                plugin == null ? List.of() : plugin.permissions(),
                plugin == null ? List.of() : permissions.revoked(id, plugin.permissions()),
                shown.wanted().source(),
                shown.wanted().installedAt(),
                error,
                code,
                all);
    }

    private static PluginVersion refusedVersion(DropIns.Seen refused, PluginPackage plugin) {
        return new PluginVersion(
                plugin.version(),
                REFUSED,
                0,
                plugin.digest(),
                DropIns.SOURCE + refused.name(),
                null,
                refused.problem(),
                null,
                null);
    }

    private static Plugin refused(DropIns.Seen refused) {
        PluginPackage plugin = refused.plugin();
        return new Plugin(
                refused.id(),
                refused.version(),
                plugin == null ? refused.name() : plugin.name(),
                plugin == null ? null : plugin.summary(),
                plugin == null ? PluginPackage.PLAIN : plugin.kinds(),
                REFUSED,
                Map.of(),
                plugin == null ? List.of() : plugin.permissions(),
                List.of(),
                DropIns.SOURCE + refused.name(),
                Instant.ofEpochMilli(refused.file().modified()),
                refused.problem(),
                refused.code(),
                plugin == null ? List.of() : List.of(refusedVersion(refused, plugin)));
    }

    static String state(ManagedVersion version) {
        if (!version.isActive()) {
            return DRAINING;
        }
        if (version.error() != null) {
            return FAILED;
        }
        return version.installed() != null && version.handedOver() ? ACTIVE : STARTING;
    }

    private Map<String, List<String>> contributes(ManagedVersion version) {
        if (!version.isActive() || version.installed() == null) {
            return Map.of();
        }
        Map<String, List<String>> names = new LinkedHashMap<>(contributions.of(version.installed()));
        if (version.handedOver() && !version.workflows().isEmpty()) {
            names.put(
                    "workflows",
                    version.workflows().stream().map(RoutePackEntry::name).toList());
        }
        PluginPackage plugin = version.plugin();
        List<String> permissions = plugin == null ? List.of() : plugin.contributedPermissions();
        if (!permissions.isEmpty()) {
            names.put("permissions", permissions);
        }
        return names;
    }
}
