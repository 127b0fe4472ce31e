package io.serai.security.internal.login;

import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.Authenticator;
import io.serai.api.security.Caller;
import io.serai.security.internal.crypto.Secrets;
import io.serai.security.internal.login.AccessTokens.Claims;
import io.serai.security.internal.login.ApiKeys.ApiKey;
import io.serai.security.internal.login.CallerCache.Known;
import io.serai.security.internal.login.Sessions.Session;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Accounts;
import io.serai.security.internal.people.PermissionSets;
import io.serai.security.internal.people.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Who is behind a token or key, with what their roles allow at this moment. */
public final class Callers implements Authenticator {
    private static final Duration BETWEEN_NOTES_OF_USE = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final Roles roles;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final AccessTokens tokens;
    private final CallerCache cache;
    private final Clock clock;
    private final Executor background;

    Callers(
            Accounts accounts,
            Roles roles,
            Sessions sessions,
            ApiKeys keys,
            AccessTokens tokens,
            Clock clock,
            Executor background) {
        this.accounts = accounts;
        this.roles = roles;
        this.sessions = sessions;
        this.keys = keys;
        this.tokens = tokens;
        this.cache = new CallerCache(clock);
        this.clock = clock;
        this.background = background;
    }

    @Override
    public Caller byToken(String accessToken) {
        Claims claims = tokens.verify(accessToken);
        Caller caller = cache.get(claims.session(), () -> ofSession(claims));
        if (caller == null) {
            throw new UnauthenticatedException("auth.revoked", "This session has ended; log in again.");
        }
        return caller;
    }

    @Override
    public Caller byApiKey(String apiKey) {
        Caller caller = cache.get(Secrets.digest(apiKey), () -> ofKey(apiKey));
        if (caller == null) {
            throw new UnauthenticatedException("auth.invalid", "This API key is unknown, revoked or expired.");
        }
        return caller;
    }

    /** A session has ended: its access tokens are refused from now on. */
    void forgetSession(String id) {
        cache.forget(id);
    }

    /** Something about a person, their sessions or keys has changed. */
    public void forgetUser(String userId) {
        cache.forgetUser(userId);
    }

    private @Nullable Known ofSession(Claims claims) {
        Session session = sessions.find(claims.session());
        if (session == null || !session.userId().equals(claims.user())) {
            return null;
        }
        Account account = active(claims.tenant(), claims.user());
        return account == null
                ? null
                : new Known(
                        new Caller(
                                account.tenant(),
                                account.id(),
                                account.username(),
                                Caller.Kind.USER,
                                withRoles(account),
                                account.passwordChangeRequired()),
                        account.id());
    }

    private @Nullable Known ofKey(String secret) {
        ApiKey key = keys.bySecret(secret);
        Account account = key == null ? null : active(key.tenant(), key.userId());
        if (key == null || account == null) {
            return null;
        }
        Instant used = key.lastUsedAt();
        if (used == null || used.plus(BETWEEN_NOTES_OF_USE).isBefore(clock.instant())) {
            background.execute(() -> keys.used(key.id()));
        }
        Set<String> owners = withRoles(account);
        return new Known(
                new Caller(
                        key.tenant(),
                        key.id(),
                        account.username() + "/" + key.name(),
                        Caller.Kind.API_KEY,
                        key.permissions().isEmpty() ? owners : PermissionSets.both(key.permissions(), owners),
                        account.passwordChangeRequired()),
                account.id());
    }

    /** What an account may, and as {@code role:name} which roles it has, for those who ask for a role. */
    private Set<String> withRoles(Account account) {
        Set<String> all = new HashSet<>(roles.permissions(account.tenant(), account.roles()));
        account.roles().forEach(role -> all.add("role:" + role.toLowerCase(Locale.ROOT)));
        return all;
    }

    private @Nullable Account active(String tenant, String userId) {
        Account account = accounts.byId(tenant, userId);
        return account == null || account.status() != Account.Status.ACTIVE ? null : account;
    }
}
