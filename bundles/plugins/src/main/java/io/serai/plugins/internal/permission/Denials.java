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

/** Tells the audit trail and the log what was denied: once a minute for each plugin and permission. Thread-safe. */
final class Denials {
    static final String CODE = "plugin.permission-denied";
    private static final Logger LOG = LoggerFactory.getLogger(Denials.class);
    private static final long MINUTE = 60_000;
    /** More than plugins ask for; beyond it something makes targets up, and we start over. */
    private static final int MAX_KEYS = 2000;

    private final Supplier<@Nullable AuditLog> audit;
    private final LongSupplier clock;
    private final ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();

    Denials(Supplier<@Nullable AuditLog> audit, LongSupplier clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void tell(String plugin, String permission) {
        long now = clock.getAsLong();
        if (told.size() >= MAX_KEYS) {
            told.clear();
        }
        boolean[] due = {false};
        told.compute(plugin + " " + permission, (key, last) -> {
            due[0] = last == null || now - last >= MINUTE;
            return due[0] ? Long.valueOf(now) : last;
        });
        if (!due[0]) {
            return;
        }
        LOG.warn("Plugin {} was denied {}.", plugin, permission);
        AuditLog log = audit.get();
        if (log != null) {
            CallContext call = CallContext.currentOrNull();
            log.record(new AuditEntry(
                    Instant.ofEpochMilli(now),
                    Caller.DEFAULT_TENANT,
                    "plugin:" + plugin,
                    plugin,
                    // written a little later: whoever is denied does not wait for the store
                    AuditEntry.Action.READ,
                    "plugin-permission-use",
                    "plugin",
                    plugin + " " + permission,
                    CODE,
                    null,
                    null,
                    null,
                    null,
                    call == null ? Ids.next() : call.requestId()));
        }
    }
}
