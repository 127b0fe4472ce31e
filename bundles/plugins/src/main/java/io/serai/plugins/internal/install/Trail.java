package io.serai.plugins.internal.install;

import io.serai.api.plugin.PluginOperation;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditEntry.Action;
import io.serai.api.security.AuditLog;
import io.serai.api.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail of changes that no call asked for: the drop-in folder's and those of {@code etc/}. */
final class Trail {
    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);

    private Trail() {}

    /**
     * Whether nobody asked for it and saw a plan. What people do comes in over REST or the shell, where each call has its line
     * in the audit trail already.
     */
    static boolean isOfNobody(String by) {
        return by.equals(DropIns.BY) || by.equals(EtcWanted.BY);
    }

    static void ended(Neighbours neighbours, PluginOperation operation) {
        Action action =
                switch (operation.kind()) {
                    case "install" -> Action.CREATE;
                    case "remove" -> Action.DELETE;
                    default -> Action.UPDATE;
                };
        String code = operation.code();
        write(
                neighbours,
                action,
                operation.kind().equals("remove") ? "plugin-remove" : "plugin-install",
                operation.plugin(),
                operation.version(),
                operation.createdBy(),
                code == null ? "ok" : code,
                operation.id());
    }

    static void removed(Neighbours neighbours, String plugin, String version, String by) {
        write(neighbours, Action.DELETE, "plugin-remove", plugin, version, by, "ok", "plugins");
    }

    private static void write(
            Neighbours neighbours,
            Action action,
            String operation,
            String plugin,
            String version,
            String by,
            String outcome,
            String requestId) {
        AuditLog audit = neighbours.audit();
        if (audit == null) {
            LOG.warn(
                    "{} of {} {} by the {} is not in the audit trail: it is not there.",
                    operation,
                    plugin,
                    version,
                    by);
            return;
        }
        try {
            audit.record(new AuditEntry(
                    Instant.now(),
                    Caller.DEFAULT_TENANT,
                    "system",
                    by,
                    action,
                    operation,
                    "plugin",
                    plugin,
                    outcome,
                    null,
                    after(action, version),
                    null,
                    null,
                    requestId));
        } catch (RuntimeException e) {
            // the change is done and cannot be taken back for want of a line about it
            LOG.error("{} of {} {} by the {} is not in the audit trail.", operation, plugin, version, by, e);
        }
    }

    private static @Nullable String after(Action action, String version) {
        return action == Action.DELETE ? null : "{\"version\":\"" + version + "\"}";
    }
}
