package io.serai.security.internal.login;

import io.serai.api.error.InvalidInputException;
import io.serai.api.security.AuditLog;
import io.serai.api.security.LinkTokens;
import io.serai.security.internal.audit.AuthAudit;
import io.serai.security.internal.crypto.MasterKey;
import io.serai.security.internal.crypto.Passwords;
import io.serai.security.internal.people.Accounts;
import io.serai.security.internal.people.Roles;
import io.serai.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The parts of this bundle, put together once and shared by its services. */
public final class Security {
    private final Accounts accounts;
    private final Roles roles;
    private final Passwords passwords = new Passwords();
    private final Sessions sessions;
    private final ApiKeys apiKeys;
    private final SigningKeys signingKeys;
    private final MasterKey masterKey;
    private final Callers callers;
    private final Logins logins;
    private final FirstAdmin firstAdmin;
    private final AuthAudit audit;
    private final Throttle throttle;

    /** What the operator decides. */
    public record Settings(
            Path dataFolder,
            @Nullable String masterKey,
            @Nullable String adminPassword) {}

    public Security(Database database, AuditLog auditLog, Settings settings, Clock clock, Executor background) {
        accounts = new Accounts(database);
        roles = new Roles(database);
        sessions = new Sessions(database, clock);
        apiKeys = new ApiKeys(database, clock);
        masterKey = MasterKey.of(settings.masterKey(), settings.dataFolder());
        signingKeys = new SigningKeys(database, masterKey);
        AccessTokens tokens = new AccessTokens(signingKeys, clock);
        callers = new Callers(accounts, roles, sessions, apiKeys, tokens, clock, background);
        audit = new AuthAudit(auditLog);
        throttle = new Throttle(clock);
        logins = new Logins(database, accounts, passwords, sessions, tokens, callers, throttle, audit);
        firstAdmin = new FirstAdmin(accounts, passwords, settings.adminPassword(), settings.dataFolder());
    }

    /** Makes what a new database lacks: the first administrator and a key under the tokens. */
    public void prepare() {
        firstAdmin.ensure();
        signingKeys.current();
    }

    public MasterKey masterKey() {
        return masterKey;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Roles roles() {
        return roles;
    }

    public Passwords passwords() {
        return passwords;
    }

    public Sessions sessions() {
        return sessions;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public Callers callers() {
        return callers;
    }

    public LinkTokens linkTokens() {
        return new SignedLinks(signingKeys);
    }

    public Logins logins() {
        return logins;
    }

    public FirstAdmin firstAdmin() {
        return firstAdmin;
    }

    public AuthAudit audit() {
        return audit;
    }

    /** Guesses at the current password count like guesses at a login. */
    public void throttled(String userId, Runnable check) {
        throttle.check(userId);
        try {
            check.run();
        } catch (InvalidInputException e) {
            throttle.failed(userId);
            throw e;
        }
        throttle.succeeded(userId);
    }

    /** Removes what nobody needs any more; call now and then. */
    public void sweep() {
        sessions.sweep();
    }
}
