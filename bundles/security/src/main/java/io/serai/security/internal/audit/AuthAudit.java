package io.serai.security.internal.audit;

import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditEntry.Action;
import io.serai.api.security.AuditLog;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.people.Account;
import io.serai.store.Ids;
import io.serai.store.Times;
import org.jspecify.annotations.Nullable;

/** Audit rows of the operations under /auth, whose actor is only known once they have run. */
public final class AuthAudit {
    private static final int MAX_NAME = 100;

    private final AuditLog log;

    public AuthAudit(AuditLog log) {
        this.log = log;
    }

    /** Who tried something. */
    public record Actor(String tenant, String id, String name) {
        public static Actor of(Account account) {
            return new Actor(account.tenant(), account.id(), account.username());
        }

        /** Somebody who is nobody, or did not prove to be who they say. */
        public static Actor unknown(String name) {
            String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
            return new Actor(Caller.DEFAULT_TENANT, "anonymous", shown.isEmpty() ? "anonymous" : shown);
        }
    }

    public void write(
            Actor actor,
            Action action,
            String operation,
            String resource,
            @Nullable String resourceId,
            String outcome) {
        CallContext context = CallContext.currentOrNull();
        log.record(new AuditEntry(
                Times.now(),
                actor.tenant(),
                actor.id(),
                actor.name(),
                action,
                operation,
                resource,
                resourceId,
                outcome,
                null,
                null,
                remoteAddress(),
                userAgent(),
                context == null ? Ids.next() : context.requestId()));
    }

    public @Nullable String remoteAddress() {
        CallContext context = CallContext.currentOrNull();
        return context == null ? null : context.remoteAddress();
    }

    public @Nullable String userAgent() {
        CallContext context = CallContext.currentOrNull();
        return context == null ? null : context.userAgent();
    }
}
