package io.serai.http.internal.rest;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.operation.LiveOperations;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.jspecify.annotations.Nullable;

/**
 * CXF with the resources that were there at one time. Never changed: a new set of resources makes a new generation,
 * and this one is closed when the last request that entered it has left.
 */
final class RestGeneration {
    // What CXF warns about (a caller's wrong parameter, an unknown address) is answered with a problem document. The
    // field keeps the logger, and with it its level, from being collected.
    private static final Logger CXF_LOGGER = Logger.getLogger("org.apache.cxf");

    static {
        CXF_LOGGER.setLevel(Level.SEVERE);
    }

    private final LiveOperations.Snapshot snapshot;
    private final CXFNonSpringServlet servlet;
    private final Bus bus;
    private final @Nullable Server server;
    /** Starts at one for the generation being current; the last to leave closes. */
    private final AtomicLong users = new AtomicLong(1);

    private RestGeneration(
            LiveOperations.Snapshot snapshot, CXFNonSpringServlet servlet, Bus bus, @Nullable Server server) {
        this.snapshot = snapshot;
        this.servlet = servlet;
        this.bus = bus;
        this.server = server;
    }

    /** Builds CXF around a set of resources; throws whatever CXF does about a resource it cannot take. */
    static RestGeneration build(LiveOperations.Snapshot snapshot, LiveOperations operations) throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // CXF and JAX-RS look their own parts up through the thread's loader.
        thread.setContextClassLoader(RestGeneration.class.getClassLoader());
        try {
            RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
            Bus bus = new CXFBusFactory().createBus();
            bus.setExtension(RestGeneration.class.getClassLoader(), ClassLoader.class);
            CXFNonSpringServlet servlet = new CXFNonSpringServlet();
            servlet.setBus(bus);
            servlet.init(new RestServletConfig());
            try {
                Server server = snapshot.resources().isEmpty() ? null : server(bus, snapshot, operations);
                return new RestGeneration(snapshot, servlet, bus, server);
            } catch (RuntimeException | LinkageError refused) {
                servlet.destroy();
                bus.shutdown(false);
                throw refused;
            }
        } finally {
            BusFactory.setThreadDefaultBus(null);
            thread.setContextClassLoader(before);
        }
    }

    private static Server server(Bus bus, LiveOperations.Snapshot snapshot, LiveOperations operations) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/");
        factory.setServiceBeans(new ArrayList<Object>(snapshot.resources()));
        factory.setProviders(List.of(
                new JacksonJsonProvider(Json.MAPPER),
                new TimeParameters(),
                new OperationFilter(snapshot, operations),
                new ProblemMapper.Any(),
                new ProblemMapper.Web()));
        factory.setInvoker(new OperationInvoker(new ReplyBuilder(snapshot)));
        factory.getProperties(true).put("wadl.service.description.available", "false");
        return factory.create();
    }

    LiveOperations.Snapshot snapshot() {
        return snapshot;
    }

    /** Whether the request may be served here; if so {@link #leave} must follow. */
    boolean enter() {
        long now = users.get();
        while (now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
            now = users.get();
        }
        return false;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            if (server != null) {
                server.destroy();
            }
            servlet.destroy();
            bus.shutdown(false);
        }
    }

    boolean isEmpty() {
        return server == null;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        servlet.service(request, response);
    }
}
