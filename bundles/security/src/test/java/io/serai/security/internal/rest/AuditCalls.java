package io.serai.security.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.audit.StoredAudit;
import io.serai.security.internal.rest.AuditResource.AuditRow;

/** Calls of {@link AuditResource} for tests of other packages. */
public final class AuditCalls {
    private AuditCalls() {}

    public static Page<AuditRow> rows(StoredAudit audit, String action, String cursor, Integer limit) {
        return list(audit, action, null, limit, cursor, null);
    }

    public static Page<AuditRow> search(StoredAudit audit, String text) {
        return list(audit, null, null, null, null, text);
    }

    public static Page<AuditRow> since(StoredAudit audit, String from) {
        return list(audit, null, from, null, null, null);
    }

    private static Page<AuditRow> list(
            StoredAudit audit, String action, String from, Integer limit, String cursor, String q) {
        AuditResource resource = new AuditResource(audit);
        return new CallContext(Caller.system(Caller.DEFAULT_TENANT), "r", null, null)
                .call(() -> resource.list(null, action, null, null, null, from, null, limit, cursor, q, null));
    }
}
