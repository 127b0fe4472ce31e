package io.serai.api.security;

/** The audit trail. Rows are never changed, and leave only by retention. */
public interface AuditLog {
    /**
     * Records one entry; when the call returns for a change, the entry is durable. Entries whose action is
     * {@link AuditEntry.Action#READ} may be written a little later, in groups.
     */
    void record(AuditEntry entry);
}
