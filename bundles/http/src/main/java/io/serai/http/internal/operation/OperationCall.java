package io.serai.http.internal.operation;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of one operation, over REST or from inside: the permission check and exactly one audit row. Used on one
 * thread.
 */
public final class OperationCall {
    private final OperationMethod operation;
    private final CallContext context;
    private final Supplier<AuditLog> auditLog;
    private final @Nullable String pathId;
    private boolean audited;

    OperationCall(
            OperationMethod operation, CallContext context, Supplier<AuditLog> auditLog, @Nullable String pathId) {
        this.operation = operation;
        this.context = context;
        this.auditLog = auditLog;
        this.pathId = pathId;
    }

    public OperationMethod operation() {
        return operation;
    }

    /** @throws io.serai.api.error.SeraiException if the caller may not make this call */
    public void authorize() {
        if (operation.isPublic()) {
            return;
        }
        Caller caller = context.caller();
        if (caller.kind() == Caller.Kind.ANONYMOUS) {
            throw new UnauthenticatedException("auth.required", "This needs a caller; log in first.");
        }
        if (operation.needsOnlyLogin()) {
            return;
        }
        if (caller.passwordChangeRequired()) {
            throw new ForbiddenException("auth.password-change-required", "Change the one-time password first.");
        }
        String permission = operation.info().permission();
        if (!caller.may(permission)) {
            throw new ForbiddenException("auth.forbidden", "This needs the permission " + permission + ".");
        }
    }

    /** Runs the method; how it ends is audited. */
    public @Nullable Object run(@Nullable Object[] values) throws Throwable {
        Object result;
        try {
            result = operation.call(values);
        } catch (Throwable failed) {
            end(Outcomes.code(failed), null);
            throw failed;
        }
        end("ok", Outcomes.id(result));
        return result;
    }

    /** Writes the audit row, unless that is done. */
    public void end(String outcome, @Nullable String resultId) {
        if (audited || operation.auditsItself()) {
            return;
        }
        audited = true;
        Caller caller = context.caller();
        auditLog.get()
                .record(new AuditEntry(
                        Instant.now(),
                        caller.tenant(),
                        caller.id(),
                        caller.name(),
                        operation.action(),
                        operation.info().id(),
                        operation.resourceType(),
                        pathId != null ? pathId : resultId,
                        outcome,
                        null,
                        null,
                        context.remoteAddress(),
                        context.userAgent(),
                        context.requestId()));
    }
}
