package io.serai.http.internal.server;

import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.ProblemWriter;
import io.serai.http.internal.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every address of the hub does alike: a request id, security headers, CORS, the gate that closes when the hub
 * stops, and a problem document for whatever goes wrong.
 */
public abstract class HubServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HubServlet.class);

    private final transient Gate gate;
    private final transient Cors cors;

    protected HubServlet(Gate gate, HttpSettings settings) {
        this.gate = gate;
        this.cors = new Cors(settings.corsOrigins());
    }

    @Override
    public void init() throws ServletException {
        super.init();
        gate.arrived(this);
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        String requestId = RequestIds.of(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", requestId);
        SecurityHeaders.apply(response);
        if (cors.answers(request, response)) {
            return;
        }
        if (!gate.enter()) {
            response.setHeader("Connection", "close");
            ProblemWriter.write(response, stopping().withRequestId(requestId));
            gate.answered(request.getMethod(), response.getStatus(), System.nanoTime() - begun);
            return;
        }
        try {
            serve(request, response, requestId);
        } catch (Exception | LinkageError | StackOverflowError failed) {
            fail(response, failed, requestId);
        } finally {
            if (!request.isAsyncStarted()) {
                leave(request.getMethod(), response.getStatus(), begun);
            }
        }
    }

    private static void fail(HttpServletResponse response, Throwable failed, String requestId) throws IOException {
        if (response.isCommitted()) {
            // The client went away, or half a reply is out: nothing more can be said over this connection.
            LOG.debug("Request {} ended after its reply had begun", requestId, failed);
            return;
        }
        ProblemWriter.write(response, Problems.of(failed, requestId));
    }

    private static ProblemDocument stopping() {
        return ProblemDocument.of(503, "hub.stopping", "The hub is stopping; repeat in a second.")
                .retryAfter(1);
    }

    /**
     * For those who went asynchronous: the request is over.
     *
     * @param status 0 if the client left before there was one
     * @param begun on the clock of {@link System#nanoTime}
     */
    protected final void leave(String method, int status, long begun) {
        gate.exit();
        gate.answered(method, status, System.nanoTime() - begun);
    }

    /** Serves the request; whatever it throws becomes a problem document. */
    protected abstract void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws Exception;
}
