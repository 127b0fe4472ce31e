package io.serai.http.internal.openapi;

import io.serai.api.error.NotFoundException;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.SecurityHeaders;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/docs}: Swagger UI from inside the bundle; nothing is loaded from elsewhere. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-docs",
            "osgi.http.whiteboard.servlet.pattern=/api/docs",
            "osgi.http.whiteboard.servlet.pattern=/api/docs/*"
        })
public final class SwaggerUiServlet extends HubServlet {
    private static final long serialVersionUID = 1L;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Serai API</title>
            <link rel="icon" href="/api/docs/favicon-32x32.png">
            <link rel="stylesheet" href="/api/docs/swagger-ui.css">
            </head>
            <body>
            <div id="api"></div>
            <script src="/api/docs/swagger-ui-bundle.js"></script>
            <script src="/api/docs/start.js"></script>
            </body>
            </html>
            """;
    // A file of its own: the content security policy allows no inline script.
    private static final String START = """
            window.ui = SwaggerUIBundle({
              url: '/api/openapi.json', dom_id: '#api', deepLinking: true, persistAuthorization: true,
              displayRequestDuration: true, filter: true, docExpansion: 'none', validatorUrl: null
            });
            """;

    @Activate
    public SwaggerUiServlet(@Reference Gate gate, @Reference HttpSettings settings) {
        super(gate, settings);
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        String path = request.getPathInfo();
        SecurityHeaders.page(response);
        response.setHeader("Cache-Control", "no-cache");
        switch (path == null ? "/" : path) {
            case "/", "/index.html" -> text(response, "text/html;charset=utf-8", PAGE);
            case "/start.js" -> text(response, "text/javascript;charset=utf-8", START);
            case "/swagger-ui-bundle.js" -> file(response, "text/javascript;charset=utf-8", "swagger-ui-bundle.js");
            case "/swagger-ui.css" -> file(response, "text/css;charset=utf-8", "swagger-ui.css");
            case "/favicon-32x32.png" -> file(response, "image/png", "favicon-32x32.png");
            default -> throw new NotFoundException("route.not-found", "There is nothing at this address.");
        }
    }

    private static void text(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(HttpServletResponse response, String type, String name) throws IOException {
        try (InputStream file = SwaggerUiServlet.class.getResourceAsStream("/swagger-ui/" + name)) {
            if (file == null) {
                throw new NotFoundException("route.not-found", "This build has no Swagger UI.");
            }
            response.setContentType(type);
            file.transferTo(response.getOutputStream());
        }
    }
}
