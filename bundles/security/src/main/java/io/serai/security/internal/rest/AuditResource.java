package io.serai.security.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.CallContext;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.audit.StoredAudit;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit trail, to read. */
@Component(service = OperationResource.class)
@Path("audit")
@Tag(name = "audit", description = "Who did what, when and from where")
public final class AuditResource implements OperationResource {
    private final StoredAudit audit;

    @Activate
    public AuditResource(@Reference SecurityComponent component) {
        this(component.audit());
    }

    AuditResource(StoredAudit audit) {
        this.audit = audit;
    }

    /** One thing that somebody did. */
    public record AuditRow(
            String id,
            Instant at,
            String actorId,
            String actorName,
            String action,
            String operation,
            String resourceType,
            @Nullable String resourceId,
            String outcome,
            @Nullable String before,
            @Nullable String after,
            @Nullable String remoteAddress,
            @Nullable String userAgent,
            String requestId) {}

    @GET
    @Requires("audit:read")
    @Operation(operationId = "audit-list", summary = "List the audit trail, the newest first")
    public Page<AuditRow> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("resourceType") @Nullable String resourceType,
            @QueryParam("resourceId") @Nullable String resourceId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        StoredAudit.Filter filter = new StoredAudit.Filter(
                actor, action, operation, resourceType, resourceId, time("from", from), time("to", to));
        return Inputs.map(
                audit.list(CallContext.currentCaller().tenant(), filter, PageRequest.of(limit, cursor, q, sort)),
                row -> shown(row.id(), row.entry()));
    }

    private static AuditRow shown(String id, AuditEntry entry) {
        return new AuditRow(
                id,
                entry.at(),
                entry.actorId(),
                entry.actorName(),
                entry.action().name(),
                entry.operation(),
                entry.resourceType(),
                entry.resourceId(),
                entry.outcome(),
                entry.before(),
                entry.after(),
                entry.remoteAddress(),
                entry.userAgent(),
                entry.requestId());
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "input.invalid", name + " must be a time such as 2026-01-31T09:30:00Z, not " + text + ".");
        }
    }
}
