package io.serai.http.internal.metric;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.metric.MetricsExport;
import io.serai.api.security.Caller;
import io.serai.http.internal.server.Credentials;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.Neighbours;
import io.serai.http.internal.server.RemoteAddress;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /metrics}: what the hub counts, as Prometheus reads it. Whoever calls from this machine needs no token; everybody
 * else needs one with the permission {@code metrics:read}, since the names of workflows and tools are in it.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=serai-metrics", "osgi.http.whiteboard.servlet.pattern=/metrics"})
public final class MetricsServlet extends HubServlet {
    static final String PERMISSION = "metrics:read";
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH = 64 * 1024;

    private final transient Neighbours neighbours;

    @Activate
    public MetricsServlet(@Reference Gate gate, @Reference HttpSettings settings, @Reference Neighbours neighbours) {
        super(gate, settings);
        this.neighbours = neighbours;
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            throw new MethodNotAllowedException(
                    "route.method", "This address does not take that method.", Set.of("GET", "HEAD"));
        }
        authorize(request);
        MetricsExport export = neighbours.metrics();
        // written whole before anything is sent: a gauge may fail
        ByteArrayOutputStream text = new ByteArrayOutputStream(ENOUGH);
        export.write(text);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(export.contentType());
        response.setContentLength(text.size());
        if (method.equals("GET")) {
            text.writeTo(response.getOutputStream());
        }
    }

    private void authorize(HttpServletRequest request) {
        Caller caller = Credentials.caller(request, neighbours::authenticator);
        if (caller == null) {
            if (!RemoteAddress.isThisMachine(request)) {
                throw new UnauthenticatedException(
                        "auth.required",
                        "From another machine this needs a token or an API key with " + PERMISSION + ".");
            }
            return;
        }
        if (caller.passwordChangeRequired()) {
            throw new ForbiddenException("auth.password-change-required", "Change the one-time password first.");
        }
        if (!caller.may(PERMISSION)) {
            throw new ForbiddenException("auth.forbidden", "This needs the permission " + PERMISSION + ".");
        }
    }
}
