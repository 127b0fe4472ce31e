package io.serai.security.internal.audit;

import io.serai.api.security.AuditEntry;

/** An entry with the id under which it is kept. */
public record AuditRow(String id, AuditEntry entry) {}
