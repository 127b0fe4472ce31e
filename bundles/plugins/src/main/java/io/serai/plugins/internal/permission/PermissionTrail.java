package io.serai.plugins.internal.permission;

import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the audit trail and the log which permission somebody granted or revoked, and what was denied: that once a minute for
 * each plugin and permission. Thread-safe.
 */
final class PermissionTrail {
    static final String DENIED = "plugin.permission-denied";
    private static final Logger LOG = LoggerFactory.getLogger(PermissionTrail.class);
    private static final long MINUTE = 60_000;
    /** More than plugins ask for; beyond it something makes targets up, and we start over. */
    private static final int MAX_KEYS = 2000;

    private final Supplier<@Nullable AuditLog> audit;
    private final LongSupplier clock;
    private final ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();

    PermissionTrail(Supplier<@Nullable AuditLog> audit, LongSupplier clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void denied(String plugin, String permission) {
        long now = clock.getAsLong();
        if (told.size() >= MAX_KEYS) {
            told.clear();
        }
        boolean[] due = {false};
        told.compute(plugin + " " + permission, (key, last) -> {
            due[0] = last == null || now - last >= MINUTE;
            return due[0] ? Long.valueOf(now) : last;
        });
        if (due[0]) {
            LOG.warn("Plugin {} was denied {}.", plugin, permission);
            // a read is written a little later: whoever is denied does not wait for the store
            record("plugin:" + plugin, plugin, AuditEntry.Action.READ, "use", plugin + " " + permission, DENIED);
        }
    }

    /** Beside the row of the operation, which does not say which permission it was about. */
    void decided(String plugin, String permission, boolean granted, String by) {
        CallContext call = CallContext.currentOrNull();
        String id = call == null ? by : call.caller().id();
        record(id, by, AuditEntry.Action.UPDATE, granted ? "grant" : "revoke", plugin + " " + permission, "ok");
    }

    private void record(
            String actor, String name, AuditEntry.Action action, String verb, String permission, String outcome) {
        AuditLog log = audit.get();
        if (log == null) {
            return;
        }
        CallContext call = CallContext.currentOrNull();
        log.record(new AuditEntry(
                Instant.ofEpochMilli(clock.getAsLong()),
                Caller.DEFAULT_TENANT,
                actor,
                name,
                action,
                "plugin-permission-" + verb,
                "plugin",
                permission,
                outcome,
                null,
                null,
                null,
                null,
                call == null ? Ids.next() : call.requestId()));
    }
}
