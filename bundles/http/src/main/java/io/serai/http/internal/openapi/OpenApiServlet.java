package io.serai.http.internal.openapi;

import io.serai.http.internal.operation.LiveOperations;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.swagger.v3.core.util.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/openapi.json}: what the operations that are there now look like. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-openapi",
            "osgi.http.whiteboard.servlet.pattern=/api/openapi.json"
        })
public final class OpenApiServlet extends HubServlet {
    private static final long serialVersionUID = 1L;

    private final transient LiveOperations operations;
    private transient volatile @Nullable Written written;

    /** The document of one set of operations. */
    private record Written(LiveOperations.Snapshot snapshot, byte[] document, String tag) {}

    @Activate
    public OpenApiServlet(
            @Reference Gate gate, @Reference HttpSettings settings, @Reference LiveOperations operations) {
        super(gate, settings);
        this.operations = operations;
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        Written current = current();
        response.setHeader("ETag", current.tag());
        response.setHeader("Cache-Control", "no-cache");
        if (current.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(current.document().length);
        response.getOutputStream().write(current.document());
    }

    // Made when first asked for after a change: nobody who does not ask pays for it.
    private synchronized Written current() throws IOException {
        LiveOperations.Snapshot snapshot = operations.snapshot();
        Written last = written;
        if (last == null || last.snapshot() != snapshot) {
            byte[] document = write(snapshot);
            String tag = '"' + Integer.toHexString(java.util.Arrays.hashCode(document)) + '"';
            last = new Written(snapshot, document, tag);
            written = last;
        }
        return last;
    }

    private static byte[] write(LiveOperations.Snapshot snapshot) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OpenApiServlet.class.getClassLoader());
        try {
            return Json.mapper()
                    .writeValueAsString(OpenApiDocument.of(snapshot.byId().values()))
                    .getBytes(StandardCharsets.UTF_8);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
