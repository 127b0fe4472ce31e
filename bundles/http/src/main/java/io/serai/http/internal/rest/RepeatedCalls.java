package io.serai.http.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.security.Caller;
import io.serai.http.internal.server.Replies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves calls that carry an {@code Idempotency-Key}: the first one runs, the same one again gets its reply. */
final class RepeatedCalls {
    private static final String KEY = "Idempotency-Key";
    private static final int KEY_LENGTH = 200;

    private final Supplier<Replies> replies;

    RepeatedCalls(Supplier<Replies> replies) {
        this.replies = replies;
    }

    /** Serves a request. */
    interface Work {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    /** The request's key, or null if it is to be served as any other. Logins are: their replies are secrets. */
    static @Nullable String key(HttpServletRequest request, Caller caller) {
        if (!request.getMethod().equals("POST") || caller.kind() == Caller.Kind.ANONYMOUS) {
            return null;
        }
        String key = request.getHeader(KEY);
        String path = request.getPathInfo();
        if (key == null || path != null && path.startsWith("/auth/")) {
            return null;
        }
        if (key.isBlank() || key.length() > KEY_LENGTH) {
            throw new InvalidInputException("idempotency.key", "An Idempotency-Key has 1 to 200 characters.");
        }
        return key;
    }

    void serve(Caller caller, String key, RestRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readAllBytes();
        }
        request.replay(body);
        String operation = request.getMethod() + " " + request.getRequestURI();
        Replies store = replies.get();
        Replies.Reply earlier = store.begin(caller, key, operation, hash(request, body));
        if (earlier != null) {
            replay(earlier, response);
            return;
        }
        RecordedResponse recorded = new RecordedResponse(response);
        boolean kept = false;
        try {
            work.serve(request, recorded);
            Replies.Reply reply = recorded.reply();
            // What may go better next time, or with another login, is not held against the key.
            if (isLasting(reply.status())) {
                store.finish(caller, key, reply);
                kept = true;
            }
        } finally {
            if (!kept) {
                store.forget(caller, key);
            }
        }
        recorded.send();
    }

    private static boolean isLasting(int status) {
        return status < 500 && status != 401 && status != 403 && status != 429;
    }

    private static void replay(Replies.Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (reply.contentType() != null) {
            response.setContentType(reply.contentType());
        }
        if (reply.location() != null) {
            response.setHeader("Location", reply.location());
        }
        if (reply.etag() != null) {
            response.setHeader("ETag", reply.etag());
        }
        if (reply.body().length > 0) {
            response.getOutputStream().write(reply.body());
        }
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n';
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
