package io.serai.security.internal.login;

import io.serai.api.error.ConflictException;
import io.serai.api.security.Caller;
import io.serai.security.internal.crypto.Passwords;
import io.serai.security.internal.crypto.SecretFile;
import io.serai.security.internal.crypto.Secrets;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Accounts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The administrator of a new hub. Without a password from the operator they get a one-time password, in a file that the
 * {@code serai} script prints and that goes once the password has been changed.
 */
public final class FirstAdmin {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String USERNAME = "admin";
    private static final int PASSWORD_LENGTH = 20;

    private final Accounts accounts;
    private final Passwords passwords;
    private final @Nullable String given;
    private final SecretFile file;

    FirstAdmin(Accounts accounts, Passwords passwords, @Nullable String given, Path dataFolder) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.given = given == null || given.isBlank() ? null : given;
        this.file = new SecretFile(dataFolder.resolve("keys").resolve("admin-password"));
    }

    /** Creates the administrator if there is nobody yet. */
    void ensure() {
        if (!accounts.isEmpty(Caller.DEFAULT_TENANT)) {
            return;
        }
        String password = given == null ? Secrets.readable(PASSWORD_LENGTH) : given;
        try {
            if (given == null) {
                // one that an earlier try left behind belongs to nobody
                file.delete();
                file.create(password);
            }
            accounts.create(
                    Caller.DEFAULT_TENANT,
                    new Accounts.Draft(
                            USERNAME,
                            "Administrator",
                            null,
                            passwords.hash(password),
                            given == null,
                            Account.Status.ACTIVE,
                            List.of(Accounts.ADMIN_ROLE)));
            LOG.info("The first administrator '{}' has been created", USERNAME);
        } catch (ConflictException e) {
            // another node was faster, and its password counts
            file.delete();
        }
    }

    /** Somebody has a new password: if it is the administrator, the one-time password is worth nothing now. */
    public void passwordChanged(Account account) {
        if (account.username().equals(USERNAME)) {
            file.delete();
        }
    }
}
