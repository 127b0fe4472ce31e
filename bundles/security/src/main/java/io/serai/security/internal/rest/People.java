package io.serai.security.internal.rest;

import io.serai.api.error.ForbiddenException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.PermissionSets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the resources about people share. */
final class People {
    private People() {}

    /**
     * The caller's own account.
     *
     * @throws ForbiddenException if the caller is a key or the hub itself: those have no profile to change
     */
    static Account own(Security security) {
        Caller caller = CallContext.currentCaller();
        if (caller.kind() != Caller.Kind.USER) {
            throw new ForbiddenException("auth.person-required", "Only a person who has logged in can do this.");
        }
        return security.accounts().existing(caller.tenant(), caller.id());
    }

    /** The account with its editable values replaced. */
    static Account with(
            Account account, String name, @Nullable String email, Account.Status status, Collection<String> roles) {
        return new Account(
                account.id(),
                account.tenant(),
                account.username(),
                name,
                email,
                account.passwordHash(),
                account.passwordChangeRequired(),
                status,
                List.copyOf(roles),
                account.revision(),
                account.createdAt(),
                account.updatedAt(),
                account.lastLoginAt());
    }

    /** @throws ForbiddenException if the permissions go beyond the caller's own: nobody gives away what they lack */
    static void mayGive(Caller caller, Set<String> permissions) {
        for (String permission : permissions) {
            if (!PermissionSets.covers(caller.permissions(), permission)) {
                throw new ForbiddenException(
                        "auth.forbidden", "You cannot give the permission " + permission + ", which you lack.");
            }
        }
    }
}
