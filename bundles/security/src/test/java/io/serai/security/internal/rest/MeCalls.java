package io.serai.security.internal.rest;

import io.serai.security.internal.login.Security;
import io.serai.security.internal.rest.MeResource.PasswordChange;

/** Calls of {@link MeResource} for tests of other packages. */
public final class MeCalls {
    private MeCalls() {}

    public static void password(Security security, String current, String wanted, String accessToken) {
        new MeResource(security).password(new PasswordChange(current, wanted), "Bearer " + accessToken);
    }
}
