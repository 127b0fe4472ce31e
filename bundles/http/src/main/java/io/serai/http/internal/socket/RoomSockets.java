package io.serai.http.internal.socket;

import io.serai.api.thread.HubThreads;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.ProblemWriter;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.Neighbours;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1}: adds the WebSocket endpoint when the server is there, and tells plain requests to upgrade. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=serai-rooms", "osgi.http.whiteboard.servlet.pattern=/v1"})
public final class RoomSockets extends HubServlet {
    private static final long serialVersionUID = 1L;
    static final int PING_SECONDS = 25;
    private static final long LOGIN_MILLIS = 10_000;
    private static final long JOIN_MILLIS = 50;
    private static final int JOIN_TRIES = 600;
    private static final Logger LOG = LoggerFactory.getLogger(RoomSockets.class);

    private final transient Neighbours neighbours;
    private final transient Set<Session> open = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService timer;
    private final long loginMillis;
    private final transient CountDownLatch joined = new CountDownLatch(1);
    private transient volatile @Nullable ServletContext current;
    private volatile boolean stopped;

    @Activate
    public RoomSockets(@Reference Gate gate, @Reference HttpSettings settings, @Reference Neighbours neighbours) {
        this(gate, settings, neighbours, LOGIN_MILLIS);
    }

    RoomSockets(Gate gate, HttpSettings settings, Neighbours neighbours, long loginMillis) {
        super(gate, settings);
        this.neighbours = neighbours;
        this.loginMillis = loginMillis;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(HubThreads.one(RoomSockets.class, "serai-websocket-timer"));
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        ServletContext context = config.getServletContext();
        current = context;
        timer.execute(() -> join(context, JOIN_TRIES));
    }

    // The server restarts when its configuration changes; then this servlet is initialized again, in a new context.
    @Override
    public void destroy() {
        current = null;
        super.destroy();
    }

    // Felix offers its WebSocket container a moment after it has initialized the servlets that were there before it.
    private void join(ServletContext context, int triesLeft) {
        if (current != context) {
            return;
        }
        Object container = context.getAttribute(ServerContainer.class.getName());
        if (container instanceof ServerContainer server) {
            addEndpoint(server);
        } else if (triesLeft > 0) {
            timer.schedule(() -> join(context, triesLeft - 1), JOIN_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            LOG.error("This server has no WebSocket container; set org.apache.felix.jakarta.websocket.enable=true");
        }
    }

    private void addEndpoint(ServerContainer server) {
        RoomConfigurator configurator =
                new RoomConfigurator(neighbours, () -> new RoomEndpoint(neighbours, timer, this), () -> stopped);
        try {
            server.addEndpoint(ServerEndpointConfig.Builder.create(RoomEndpoint.class, "/v1")
                    .configurator(configurator)
                    .build());
            joined.countDown();
        } catch (DeploymentException | RuntimeException refused) {
            LOG.error("The WebSocket at /v1 could not be added; it needs a restart of the hub", refused);
        }
    }

    /** Waits until connections are taken. */
    boolean awaitJoined(long millis) throws InterruptedException {
        return joined.await(millis, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    public void close() {
        stopped = true;
        open.forEach(session -> RoomEndpoint.close(session, 1001, "hub.stopping"));
        timer.shutdownNow();
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        response.setHeader("Upgrade", "websocket");
        ProblemWriter.write(
                response,
                ProblemDocument.of(426, "websocket.required", "This address speaks WebSocket only.")
                        .withRequestId(requestId));
    }

    void add(Session session) {
        open.add(session);
    }

    void remove(Session session) {
        open.remove(session);
    }

    long loginMillis() {
        return loginMillis;
    }

    int connections() {
        return open.size();
    }
}
