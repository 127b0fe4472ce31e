package io.serai.http.internal.console;

import io.serai.api.error.NotFoundException;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.ProblemWriter;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.SecurityHeaders;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The console at {@code /}: its files, and its page for every other address that a person may open, because those are
 * the console's own routes.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=serai-console", "osgi.http.whiteboard.servlet.pattern=/*"})
public final class ConsoleServlet extends HubServlet {
    private static final long serialVersionUID = 1L;

    private final transient ConsoleFiles files;

    @Activate
    public ConsoleServlet(@Reference Gate gate, @Reference HttpSettings settings, @Reference ConsoleBundle files) {
        this(gate, settings, (ConsoleFiles) files);
    }

    ConsoleServlet(Gate gate, HttpSettings settings, ConsoleFiles files) {
        super(gate, settings);
        this.files = files;
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            ProblemDocument problem =
                    ProblemDocument.of(405, "route.method", "This address does not take that method.");
            ProblemWriter.write(response, problem.withRequestId(requestId));
            return;
        }
        String path = path(request);
        URL file = path.isEmpty() || path.endsWith("/") ? null : files.find(path);
        if (file != null) {
            send(request, response, path, file);
            return;
        }
        URL page = looksLikeFile(path) ? null : files.find("index.html");
        if (page == null) {
            throw new NotFoundException("route.not-found", "There is nothing at this address.");
        }
        send(request, response, "index.html", page);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() != null ? request.getPathInfo() : request.getServletPath();
        String plain = path == null ? "" : path.substring(Math.min(1, path.length()));
        // Jetty refuses these before; a second look costs nothing.
        return plain.contains("..") ? "" : plain;
    }

    // A missing script must not come back as a page: the browser would try to run it. Ids of plugins may have dots.
    private static boolean looksLikeFile(String path) {
        boolean hasEnding = path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
        return path.startsWith("assets/") || hasEnding && !path.startsWith("plugins/");
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String path, URL plain)
            throws IOException {
        String type = MediaTypes.of(path);
        if (type.startsWith("text/html")) {
            SecurityHeaders.page(response);
        }
        if (path.startsWith("assets/")) {
            // Their names carry a hash of what is in them.
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else {
            String tag = '"' + files.version() + '"';
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
                return;
            }
        }
        response.setContentType(type);
        response.addHeader("Vary", "Accept-Encoding");
        URL file = encoded(request, response, path);
        copy(file == null ? plain : file, request, response);
    }

    private @Nullable URL encoded(HttpServletRequest request, HttpServletResponse response, String path) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return null;
        }
        URL brotli = accepted.contains("br") ? files.find(path + ".br") : null;
        if (brotli != null) {
            response.setHeader("Content-Encoding", "br");
            return brotli;
        }
        URL gzip = accepted.contains("gzip") ? files.find(path + ".gz") : null;
        if (gzip != null) {
            response.setHeader("Content-Encoding", "gzip");
        }
        return gzip;
    }

    private static void copy(URL file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        URLConnection connection = file.openConnection();
        long length = connection.getContentLengthLong();
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        try (InputStream in = connection.getInputStream()) {
            if (request.getMethod().equals("GET")) {
                in.transferTo(response.getOutputStream());
            }
        }
    }
}
