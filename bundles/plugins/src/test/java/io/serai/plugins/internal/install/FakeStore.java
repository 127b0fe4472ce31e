package io.serai.plugins.internal.install;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.PluginOperation;
import io.serai.plugins.internal.permission.FakeGrants;
import io.serai.plugins.internal.wanted.OperationLog;
import io.serai.plugins.internal.wanted.WantedSet;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The wanted set and the record of changes in memory; outlives a hub. */
final class FakeStore implements WantedSet, OperationLog {
    final FakeGrants grants = new FakeGrants();
    private final List<WantedVersion> rows = new ArrayList<>();
    private final Map<String, PluginOperation> operations = new LinkedHashMap<>();
    volatile Supplier<? extends RuntimeException> failure;
    /** The policy of trust, and whether everybody's key was revoked. */
    volatile boolean signedOnly;

    volatile boolean revoked;

    @Override
    public synchronized List<WantedVersion> all() {
        return List.copyOf(rows);
    }

    @Override
    public synchronized void replace(String id, List<WantedVersion> versions) {
        Supplier<? extends RuntimeException> failing = failure;
        if (failing != null) {
            throw failing.get();
        }
        rows.removeIf(row -> row.id().equals(id));
        rows.addAll(versions);
    }

    /** A row as a hub that was killed may have left it. */
    synchronized void plant(WantedVersion row) {
        rows.add(row);
    }

    @Override
    public synchronized void insert(PluginOperation operation) {
        operations.put(operation.id(), operation);
    }

    @Override
    public synchronized void update(PluginOperation operation) {
        operations.put(operation.id(), operation);
    }

    @Override
    public synchronized Optional<PluginOperation> find(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    @Override
    public synchronized Page<PluginOperation> list(PageRequest page) {
        return new Page<>(List.copyOf(operations.values()), null);
    }

    synchronized PluginOperation last() {
        return List.copyOf(operations.values()).get(operations.size() - 1);
    }

    @Override
    public int endInterrupted(String problem) {
        return 0;
    }
}
