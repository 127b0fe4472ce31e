package io.serai.http.internal.panel;

import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.PluginPanels;
import io.serai.http.internal.console.MediaTypes;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.Neighbours;
import io.serai.http.internal.server.SecurityHeaders;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /plugins-assets/PLUGIN/VERSION/PANEL/…}: what is in the folders of panels. It needs no token, as the console's files. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-panels",
            "osgi.http.whiteboard.servlet.pattern=/plugins-assets/*"
        })
public final class PanelFilesServlet extends HubServlet {
    private static final long serialVersionUID = 1L;
    private static final int PLUGIN = 0;
    private static final int VERSION = 1;
    private static final int PANEL = 2;
    private static final int FILE = 3;

    private final transient Neighbours neighbours;

    @Activate
    public PanelFilesServlet(@Reference Gate gate, @Reference HttpSettings settings, @Reference Neighbours neighbours) {
        super(gate, settings);
        this.neighbours = neighbours;
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        SecurityHeaders.panel(response);
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new MethodNotAllowedException(
                    "route.method", "This address does not take that method.", Set.of("GET", "HEAD"));
        }
        List<String> parts = parts(request.getPathInfo());
        PluginPanels.File file = parts.isEmpty()
                ? null
                : neighbours
                        .pluginPanels()
                        .file(
                                parts.get(PLUGIN),
                                parts.get(VERSION),
                                parts.get(PANEL),
                                String.join("/", parts.subList(FILE, parts.size())))
                        .orElse(null);
        if (file == null) {
            throw new NotFoundException("route.not-found", "There is nothing at this address.");
        }
        // the address carries the beginning of the package's digest: another content has another address
        response.setHeader("Cache-Control", file.fixed() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setContentType(MediaTypes.of(parts.get(parts.size() - 1)));
        URLConnection connection = file.content().openConnection();
        long length = connection.getContentLengthLong();
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        try (InputStream in = connection.getInputStream()) {
            if (method.equals("GET")) {
                in.transferTo(response.getOutputStream());
            }
        }
    }

    /** The address in parts; none if it leads out of the panel's folder or names no file. */
    static List<String> parts(@Nullable String path) {
        if (path == null || path.length() < 2 || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return List.of();
        }
        List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
        boolean wrong = parts.size() <= FILE
                || parts.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return wrong ? List.of() : parts;
    }
}
