package io.serai.workflows.internal.hook;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.hook.HookRequest;
import io.serai.api.security.Caller;
import io.serai.camel.hook.HookOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks what a hook asks of its callers. */
public final class HookAuth {
    private static final String PERMISSION = "workflow:execute";
    private static final String PREFIX = "sha256=";
    private static final List<String> SIGNATURES = List.of("x-signature-256", "x-hub-signature-256");

    private final Function<String, @Nullable String> secrets;

    /** @param secrets the shared secret of a hook, by its path; null if none is configured */
    public HookAuth(Function<String, @Nullable String> secrets) {
        this.secrets = secrets;
    }

    void check(HookOptions options, HookRequest request) {
        switch (options.auth()) {
            case NONE -> {}
            case API_KEY -> permit(request.caller(), "X-API-Key or Authorization");
            case JWT -> {
                Caller caller = request.caller();
                permit(caller != null && caller.kind() == Caller.Kind.USER ? caller : null, "Authorization: Bearer");
            }
            case HMAC -> verify(options, request);
        }
    }

    private static void permit(@Nullable Caller caller, String how) {
        if (caller == null || caller.kind() == Caller.Kind.ANONYMOUS) {
            throw new UnauthenticatedException(
                    "hook.unauthenticated", "This hook wants credentials in the header " + how + ".");
        }
        if (!caller.may(PERMISSION)) {
            throw new ForbiddenException("auth.forbidden", "This needs the permission " + PERMISSION + ".");
        }
    }

    /** HMAC-SHA256 of the raw body in hex, as GitHub and many others send it (RFC 2104). */
    private void verify(HookOptions options, HookRequest request) {
        String secret = secrets.apply(secretName(options));
        String given = signature(request);
        if (secret == null || given == null || !equal(given, sign(secret, request.body()))) {
            throw new UnauthenticatedException(
                    "hook.unauthenticated",
                    secret == null
                            ? "No secret is configured for this hook; set hmac." + secretName(options)
                                    + " in etc/io.serai.hooks.cfg."
                            : "The signature of the body is missing or wrong.");
        }
    }

    private static String secretName(HookOptions options) {
        return options.place() == HookOptions.Place.HOOKS
                ? options.name()
                : options.address().substring(1);
    }

    private static @Nullable String signature(HookRequest request) {
        for (String header : SIGNATURES) {
            List<String> values = request.headers().get(header);
            if (values != null && !values.isEmpty() && values.get(0).startsWith(PREFIX)) {
                return values.get(0).substring(PREFIX.length());
            }
        }
        return null;
    }

    private static boolean equal(String given, String wanted) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), wanted.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
