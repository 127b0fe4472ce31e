package io.serai.http.internal.server;

import java.util.Hashtable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the hub's port, and not before the servlets stand behind it: Felix opens its own connector first and takes the
 * servlets afterwards, so that callers met a 404 meanwhile. That first connector has a port that nobody is told of, and is
 * closed when this one comes. When the hub stops the port closes before the servlets go, for the same reason.
 */
@Component(service = HttpPort.class, immediate = true)
public final class HttpPort {
    private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
    private static final long IDLE_MILLIS = 60_000;

    /** For those whose 503 is still on its way, and for connections that are kept open. */
    private static final long LAST_REPLIES_MILLIS = 1_000;

    private final HttpSettings settings;
    private volatile @Nullable ServerConnector open;

    @Activate
    public HttpPort(BundleContext bundle, @Reference Gate gate, @Reference HttpSettings settings) {
        this.settings = settings;
        ConnectorFactory factory = this::connector;
        gate.whenDrained(this::close);
        gate.whenServing(() -> bundle.registerService(ConnectorFactory.class, factory, new Hashtable<>()));
    }

    private Connector connector(Server server) {
        for (Connector other : server.getConnectors()) {
            server.removeConnector(other);
            try {
                other.stop();
            } catch (Exception e) {
                LOG.warn("Felix's own connector did not close", e);
            }
        }
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(LAST_REPLIES_MILLIS / 4);
        open = connector;
        return connector;
    }

    private void close() {
        ServerConnector connector = open;
        if (connector == null) {
            return;
        }
        try {
            connector.shutdown().get(LAST_REPLIES_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("Connections were still busy when the port closed", e);
        } catch (ExecutionException e) {
            LOG.warn("The port did not close in peace", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            connector.stop();
        } catch (Exception e) {
            LOG.warn("The port did not close", e);
        }
    }
}
