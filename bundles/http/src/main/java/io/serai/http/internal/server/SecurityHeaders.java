package io.serai.http.internal.server;

import jakarta.servlet.http.HttpServletResponse;

/** What keeps browsers from being talked into something. */
public final class SecurityHeaders {
    /**
     * Scripts only from here; styles also inline, because component libraries and Swagger UI set them; images also as
     * data; workers as blobs, which is how the editor starts its own.
     */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "worker-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** For what a browser shows as a page. */
    public static void page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
