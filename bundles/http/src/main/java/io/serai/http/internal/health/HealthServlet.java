package io.serai.http.internal.health;

import io.serai.http.internal.json.Json;
import io.serai.http.internal.server.Gate;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /health}: 200 whenever the process serves. {@code /ready}: 200 only when every part is up and the hub is not
 * stopping. Both say how each part is; neither needs a token, so neither says more than that.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-health",
            "osgi.http.whiteboard.servlet.pattern=/health",
            "osgi.http.whiteboard.servlet.pattern=/ready"
        })
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Gate gate;
    private final transient HealthBoard board;

    @Activate
    public HealthServlet(@Reference Gate gate, @Reference HealthBoard board) {
        this.gate = gate;
        this.board = board;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<HealthBoard.Line> checks = new ArrayList<>(board.ask());
        if (gate.isClosed()) {
            checks.add(new HealthBoard.Line("http", false, "The hub is stopping."));
        }
        // a plugin that is not well must not take the hub out of service for all the others
        boolean ready = checks.stream().allMatch(line -> line.up() || line.plugin() != null);
        boolean asksReady = "/ready".equals(request.getServletPath());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(asksReady ? "ready" : "up", asksReady ? ready : true);
        body.put("checks", checks);
        if (asksReady && !ready) {
            response.setStatus(503);
            response.setHeader("Retry-After", "1");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
