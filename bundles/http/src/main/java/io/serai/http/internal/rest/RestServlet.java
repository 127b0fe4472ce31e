package io.serai.http.internal.rest;

import io.serai.api.error.SeraiException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.error.UnavailableException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.http.internal.health.HealthBoard;
import io.serai.http.internal.server.Credentials;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.LimitedBody;
import io.serai.http.internal.server.Neighbours;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1}: the stable address in front of the generations. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-rest",
            "osgi.http.whiteboard.servlet.pattern=/api/v1/*",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class RestServlet extends HubServlet {
    private static final long serialVersionUID = 1L;

    private final transient RestGenerations generations;
    private final transient HealthBoard board;
    private final transient Neighbours neighbours;
    private final transient HttpSettings settings;
    private final transient RepeatedCalls repeated;

    @Activate
    public RestServlet(
            @Reference Gate gate,
            @Reference HttpSettings settings,
            @Reference Neighbours neighbours,
            @Reference RestGenerations generations,
            @Reference HealthBoard board) {
        super(gate, settings);
        this.settings = settings;
        this.neighbours = neighbours;
        this.generations = generations;
        this.board = board;
        this.repeated = new RepeatedCalls(neighbours::replies);
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException, ServletException {
        RestGeneration generation = generations.enter();
        if (generation == null) {
            throw starting();
        }
        if (generation.isEmpty()) {
            generation.leave();
            throw starting();
        }
        try {
            serve(generation, request, response, requestId);
        } finally {
            generation.leave();
        }
    }

    private static UnavailableException starting() {
        return new UnavailableException("hub.starting", "The hub is starting; repeat in a second.", 1);
    }

    private void serve(
            RestGeneration generation, HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException, ServletException {
        String type = request.getContentType();
        boolean upload = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
        long limit = upload ? settings.uploadLimit() : settings.bodyLimit();
        LimitedBody.check(request, limit);
        Caller caller = Caller.anonymous(Caller.DEFAULT_TENANT);
        SeraiException bad = null;
        try {
            Caller known = Credentials.caller(request, neighbours::authenticator);
            caller = known == null ? caller : known;
        } catch (UnauthenticatedException | UnavailableException invalid) {
            bad = invalid;
        }
        String panel = request.getHeader(PanelCalls.HEADER);
        if (panel != null && caller.kind() != Caller.Kind.ANONYMOUS) {
            caller = PanelCalls.limited(caller, panel, neighbours.pluginPanels());
        }
        CallContext context =
                new CallContext(caller, requestId, request.getRemoteAddr(), request.getHeader("User-Agent"));
        RestRequest wrapped = new RestRequest(request, limit);
        new RestCall(context, bad, board::isComplete).attach(wrapped);
        response.setHeader("Cache-Control", "no-cache");
        String key = RepeatedCalls.key(request, caller);
        context.call(() -> {
            try {
                if (key == null) {
                    generation.serve(wrapped, response);
                } else {
                    repeated.serve(context.caller(), key, wrapped, response, generation::serve);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (ServletException failed) {
                throw new IllegalStateException(failed);
            }
            return null;
        });
    }
}
