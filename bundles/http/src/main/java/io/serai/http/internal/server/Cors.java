package io.serai.http.internal.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Lets pages of configured other origins call; none by default. Tokens travel in headers, so no cookies are allowed. */
final class Cors {
    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    /** Adds what an allowed origin needs; true if this was a preflight and is answered. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return false;
        }
        String origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader(
                "Access-Control-Expose-Headers",
                "ETag, Location, Retry-After, X-Request-Id, X-Execution-Id, Idempotency-Replayed");
        if (!"OPTIONS".equals(request.getMethod()) || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-API-Key, X-Request-Id, X-Serai-Tenant");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(204);
        return true;
    }
}
