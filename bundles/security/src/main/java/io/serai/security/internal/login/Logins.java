package io.serai.security.internal.login;

import static io.serai.security.internal.people.Tables.ID;
import static io.serai.security.internal.people.Tables.USER_ID;

import io.serai.api.error.RateLimitedException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.AuditEntry.Action;
import io.serai.api.security.Caller;
import io.serai.security.internal.audit.AuthAudit;
import io.serai.security.internal.audit.AuthAudit.Actor;
import io.serai.security.internal.crypto.Passwords;
import io.serai.security.internal.login.AccessTokens.Claims;
import io.serai.security.internal.login.Sessions.Opened;
import io.serai.security.internal.login.Sessions.Refreshed;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Accounts;
import io.serai.store.Database;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Logging in, staying logged in, logging out; each leaves one audit row. */
public final class Logins {
    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Callers callers;
    private final Throttle throttle;
    private final AuthAudit audit;

    Logins(
            Database database,
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            AccessTokens tokens,
            Callers callers,
            Throttle throttle,
            AuthAudit audit) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.callers = callers;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * What a login gives.
     *
     * @param expiresIn seconds that the access token is good for
     */
    public record Granted(String accessToken, String refreshToken, long expiresIn, boolean passwordChangeRequired) {}

    /**
     * @throws UnauthenticatedException if user name or password is wrong (which of them is not told), or the account may
     *     not log in
     * @throws RateLimitedException after too many failures
     */
    public Granted login(String username, String password) {
        String key = username.trim().toLowerCase(Locale.ROOT) + "|" + audit.remoteAddress();
        try {
            throttle.check(key);
        } catch (RateLimitedException e) {
            throw refused(Actor.unknown(username), "auth-login", e);
        }
        Account account = accounts.byName(Caller.DEFAULT_TENANT, username);
        if (!passwords.matches(password, account == null ? null : account.passwordHash()) || account == null) {
            throttle.failed(key);
            throw refused(
                    Actor.unknown(username),
                    "auth-login",
                    new UnauthenticatedException("auth.invalid", "The user name or the password is wrong."));
        }
        throttle.succeeded(key);
        Actor actor = Actor.of(account);
        if (account.status() == Account.Status.PENDING) {
            throw refused(
                    actor,
                    "auth-login",
                    new UnauthenticatedException(
                            "auth.pending", "An administrator has to approve this account first."));
        }
        if (account.status() != Account.Status.ACTIVE) {
            throw refused(
                    actor, "auth-login", new UnauthenticatedException("auth.disabled", "This account may not log in."));
        }
        return database.transact(sql -> {
            Opened opened = sessions.open(account, audit.remoteAddress(), audit.userAgent());
            audit.write(actor, Action.LOGIN, "auth-login", "session", opened.session(), "ok");
            return granted(opened, account);
        });
    }

    /** @throws UnauthenticatedException if the refresh token is no longer good; log in again */
    public Granted refresh(String refreshToken) {
        Refreshed refreshed = sessions.refresh(refreshToken);
        if (refreshed instanceof Refreshed.Rotated rotated) {
            Opened opened = rotated.opened();
            Account account = accounts.byId(opened.tenant(), opened.userId());
            if (account != null && account.status() == Account.Status.ACTIVE) {
                audit.write(Actor.of(account), Action.LOGIN, "auth-refresh", "session", opened.session(), "ok");
                return granted(opened, account);
            }
        }
        if (refreshed instanceof Refreshed.Reused reused) {
            callers.forgetSession(reused.session());
            Account account = accounts.byId(reused.tenant(), reused.userId());
            throw refused(
                    account == null ? Actor.unknown("") : Actor.of(account),
                    "auth-refresh",
                    new UnauthenticatedException(
                            "auth.token-reused", "This refresh token was used before; the session has been ended."));
        }
        throw refused(
                Actor.unknown(""),
                "auth-refresh",
                new UnauthenticatedException("auth.invalid", "This refresh token is no longer good; log in again."));
    }

    /** Ends the session behind a refresh token or, without one, behind an access token; nothing if there is none. */
    public void logout(@Nullable String refreshToken, @Nullable String accessToken) {
        String session = refreshToken == null ? null : sessions.ofRefreshToken(refreshToken);
        if (session == null && accessToken != null) {
            session = sessionOf(accessToken);
        }
        if (session == null) {
            audit.write(Actor.unknown(""), Action.LOGIN, "auth-logout", "session", null, "auth.invalid");
            return;
        }
        String ended = session;
        Sessions.Session open = sessions.find(ended);
        Account account = open == null ? null : accounts.byId(Caller.DEFAULT_TENANT, open.userId());
        database.transact(sql -> {
            sessions.end(ID.eq(ended), "logout");
            audit.write(
                    account == null ? Actor.unknown("") : Actor.of(account),
                    Action.LOGIN,
                    "auth-logout",
                    "session",
                    ended,
                    "ok");
            return ended;
        });
        callers.forgetSession(ended);
    }

    /** The session of an access token, or null if the token is not good. */
    public @Nullable String sessionOf(@Nullable String accessToken) {
        if (accessToken == null) {
            return null;
        }
        try {
            return tokens.verify(accessToken).session();
        } catch (UnauthenticatedException e) {
            return null;
        }
    }

    /** Ends a person's session; whether they had it. */
    public boolean end(String userId, String session) {
        boolean had =
                !sessions.end(USER_ID.eq(userId).and(ID.eq(session)), "ended").isEmpty();
        callers.forgetSession(session);
        return had;
    }

    /** Ends all of a person's sessions but one. */
    public void endOthers(String userId, @Nullable String kept, String reason) {
        sessions.end(kept == null ? USER_ID.eq(userId) : USER_ID.eq(userId).and(ID.ne(kept)), reason);
        callers.forgetUser(userId);
    }

    private Granted granted(Opened opened, Account account) {
        String access = tokens.issue(new Claims(opened.session(), opened.userId(), opened.tenant()));
        return new Granted(
                access, opened.refreshToken(), AccessTokens.LIFETIME.toSeconds(), account.passwordChangeRequired());
    }

    private SeraiException refused(Actor actor, String operation, SeraiException why) {
        audit.write(actor, Action.LOGIN, operation, "session", null, why.code());
        return why;
    }
}
