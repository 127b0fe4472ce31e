package io.serai.http.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.Operations;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.server.Credentials;
import io.serai.http.internal.server.Neighbours;
import io.serai.http.internal.server.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts the Felix Web Console behind Serai's login: a bearer token, an API key, or name and password as a browser asks
 * for them; and the permission {@code system:admin}. A browser repeats the password with every request, so a login
 * counts for some minutes here.
 */
@Component(service = SecurityProvider.class, property = SecurityProvider.PROPERTY_ID + "=serai")
public final class SeraiSecurity implements SecurityProvider {
    private static final String PERMISSION = "system:admin";
    private static final String BASIC = "Basic ";
    private static final long REMEMBERED_NANOS = 5 * 60 * 1_000_000_000L;
    private static final int REMEMBERED = 100;

    private final Neighbours neighbours;
    private final Operations operations;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    private record Login(Caller caller, long at) {}

    @Activate
    public SeraiSecurity(@Reference Neighbours neighbours, @Reference Operations operations) {
        this.neighbours = neighbours;
        this.operations = operations;
    }

    @Override
    public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        Caller caller = null;
        try {
            caller = caller(request);
        } catch (SeraiException refused) {
            // Asked again below; the reason of a failed login is nobody's business.
        }
        if (caller == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Serai\", charset=\"UTF-8\"");
            response.setStatus(401);
            return null;
        }
        if (caller.passwordChangeRequired() || !caller.may(PERMISSION)) {
            response.setStatus(403);
            return null;
        }
        return caller;
    }

    @Override
    public boolean authorize(Object user, String role) {
        return user instanceof Caller caller && caller.may(PERMISSION);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            logins.remove(hash(authorization));
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"Serai\", charset=\"UTF-8\"");
        response.setStatus(401);
    }

    private @Nullable Caller caller(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Credentials.caller(request, neighbours::authenticator);
        }
        String known = hash(authorization);
        Login login = logins.get(known);
        if (login != null && System.nanoTime() - login.at() < REMEMBERED_NANOS) {
            return login.caller();
        }
        Caller caller = login(authorization.substring(BASIC.length()).trim(), request);
        if (caller != null) {
            if (logins.size() >= REMEMBERED) {
                logins.clear();
            }
            logins.put(known, new Login(caller, System.nanoTime()));
        }
        return caller;
    }

    private @Nullable Caller login(String encoded, HttpServletRequest request) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            return null;
        }
        int colon = pair.indexOf(':');
        String operation = operations.list().stream()
                .filter(info -> info.method().equals("POST") && info.path().equals("/auth/login"))
                .map(OperationInfo::id)
                .findFirst()
                .orElse(null);
        if (colon < 1 || operation == null) {
            return null;
        }
        // The same operation as the login page's: with its throttling and its audit row.
        CallContext context = new CallContext(
                Caller.anonymous(Caller.DEFAULT_TENANT),
                RequestIds.of(null),
                request.getRemoteAddr(),
                request.getHeader("User-Agent"));
        Object reply = context.call(() -> operations.invoke(
                operation, Map.of("username", pair.substring(0, colon), "password", pair.substring(colon + 1))));
        JsonNode tokens = Json.MAPPER.valueToTree(reply);
        String token = tokens.path("accessToken").asText();
        return token.isEmpty() ? null : neighbours.authenticator().byToken(token);
    }

    private static String hash(String secret) {
        try {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
