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

    /**
     * A plugin's panel: an origin of its own that shares nothing with the console, no call anywhere, shown by the console
     * alone. What it wants of the hub it asks the console for.
     */
    public static final String PANEL_POLICY =
            "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'self'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; "
                    + "connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** For each file of a panel: also an image can be opened as a page. */
    public static void panel(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PANEL_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        // its origin is its own, so modules and fonts count as asked for from elsewhere; the files are public anyway
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    /** For what a browser shows as a page. */
    public static void page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
