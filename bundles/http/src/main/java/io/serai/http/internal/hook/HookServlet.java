package io.serai.http.internal.hook;

import io.serai.api.error.UnavailableException;
import io.serai.api.hook.HookRequest;
import io.serai.api.hook.Hooks;
import io.serai.api.security.Caller;
import io.serai.api.thread.HubThreads;
import io.serai.http.internal.server.Credentials;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.LimitedBody;
import io.serai.http.internal.server.Neighbours;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /hooks/{path}} and {@code /hooks/{tenant}/{path}}, and the same below {@code /services}: workflow triggers. No thread waits, neither for a slow body
 * nor for the run. This is the hub's busiest way, so it parses nothing it need not.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-hooks",
            "osgi.http.whiteboard.servlet.pattern=/hooks/*",
            "osgi.http.whiteboard.servlet.pattern=/services/*",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class HookServlet extends HubServlet {
    private static final long serialVersionUID = 1L;
    /** The workflow's own timeout is the one that counts; this only catches a run that forgot its caller. */
    private static final long LOST_MILLIS = 3_600_000;

    private static final int BREATH_MILLIS = 50;

    /** One for all: where it came from is of no interest. */
    private static final UnavailableException OVERLOADED = new UnavailableException(
            "hub.overloaded", "The hub runs as many executions as it may; try again in a moment.", 1);

    private final transient Neighbours neighbours;
    private final int limit;
    private final transient ScheduledExecutorService refusals = refusals();

    @Activate
    public HookServlet(@Reference Gate gate, @Reference HttpSettings settings, @Reference Neighbours neighbours) {
        super(gate, settings);
        this.neighbours = neighbours;
        this.limit = settings.hookBodyLimit();
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        long begun = System.nanoTime();
        String method = request.getMethod(); // the request is another's once the answer is out
        Hooks hooks = neighbours.hooks();
        LimitedBody.checkHopeless(request, limit);
        Caller caller = caller(request);
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(LOST_MILLIS);
        HookAnswer answer = new HookAnswer(async, requestId, status -> leave(method, status, begun));
        async.addListener(answer);
        try {
            ServletInputStream body = request.getInputStream();
            Consumer<byte[]> read = hooks.isOverloaded()
                    ? bytes -> refuse(answer)
                    : bytes -> dispatch(hooks, request, requestId, caller, bytes, answer);
            if (request.getContentLengthLong() == 0 || body.isFinished()) {
                read.accept(HookBody.EMPTY);
            } else {
                body.setReadListener(new HookBody(body, request.getContentLengthLong(), limit, read, answer::fail));
            }
        } catch (IOException | RuntimeException failed) {
            answer.fail(failed);
        }
    }

    /** Not at once: who comes again at once would take the processor from those who were let in. */
    private void refuse(HookAnswer answer) {
        refusals.schedule(() -> answer.fail(OVERLOADED), BREATH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Not with {@link #destroy}: the server may take the servlet up again. */
    @Deactivate
    public void close() {
        refusals.shutdown(); // those that wait are still answered
    }

    private static ScheduledExecutorService refusals() {
        return Executors.newSingleThreadScheduledExecutor(HubThreads.one(HookServlet.class, "serai-hook-refusals"));
    }

    private @Nullable Caller caller(HttpServletRequest request) {
        return Credentials.callerOrNull(request, neighbours::authenticator);
    }

    private static void dispatch(
            Hooks hooks,
            HttpServletRequest request,
            String requestId,
            @Nullable Caller caller,
            byte[] body,
            HookAnswer answer) {
        try {
            String address = request.getPathInfo();
            String path = address == null ? "" : HookPaths.path(address);
            String contentType = request.getContentType();
            Map<String, List<String>> headers = HookHeaders.of(request, contentType, body);
            HookRequest hook = new HookRequest(
                    Caller.DEFAULT_TENANT,
                    request.getServletPath() + "/",
                    path,
                    request.getMethod(),
                    headers,
                    FormFields.parse(request.getQueryString()),
                    request.getQueryString(),
                    contentType,
                    body,
                    caller,
                    request.getRemoteAddr(),
                    requestId);
            hooks.dispatch(hook).whenComplete(answer::complete);
        } catch (RuntimeException | LinkageError failed) {
            answer.fail(failed);
        }
    }
}
