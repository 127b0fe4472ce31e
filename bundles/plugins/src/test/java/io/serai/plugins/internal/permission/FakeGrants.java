package io.serai.plugins.internal.permission;

import io.serai.api.security.AuditEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Decisions in memory; outlives a hub. */
public final class FakeGrants implements Grants {
    private final Map<String, GrantRow> rows = new TreeMap<>();
    final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    final AtomicLong now = new AtomicLong(1_700_000_000_000L);

    /** What a hub in that folder knows of permissions. */
    public static GrantedPermissions permissions(FakeGrants grants, Path folder) {
        return grants.permissions(folder.resolve("files"), Map.of(), true);
    }

    GrantedPermissions permissions(Path own, Map<String, Path> roots, boolean privateHosts) {
        return new GrantedPermissions(
                this,
                new FileRoots(own, roots),
                new PermissionTrail(() -> audited::add, now::get),
                new PrivateHosts(privateHosts),
                now::get);
    }

    @Override
    public synchronized List<GrantRow> all() {
        return new ArrayList<>(rows.values());
    }

    @Override
    public synchronized void replace(String plugin, Collection<GrantRow> decided) {
        rows.values().removeIf(row -> row.plugin().equals(plugin));
        decided.forEach(row -> rows.put(row.plugin() + " " + row.permission(), row));
    }
}
