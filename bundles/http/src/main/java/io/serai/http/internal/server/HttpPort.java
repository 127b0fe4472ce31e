package io.serai.http.internal.server;

import java.util.Hashtable;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the hub's port, and not before the servlets stand behind it: Felix opens its own connector first and takes the
 * servlets afterwards, so that callers met a 404 meanwhile. That first connector has a port that nobody is told of, and is
 * closed when this one comes.
 */
@Component(service = HttpPort.class, immediate = true)
public final class HttpPort {
    private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
    private static final long IDLE_MILLIS = 60_000;

    private final HttpSettings settings;

    @Activate
    public HttpPort(BundleContext bundle, @Reference Gate gate, @Reference HttpSettings settings) {
        this.settings = settings;
        ConnectorFactory factory = this::connector;
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
        return connector;
    }
}
