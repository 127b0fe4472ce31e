package io.serai.http.internal;

import io.serai.api.approval.ApprovalLinks;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.event.EventBus;
import io.serai.api.hook.Hooks;
import io.serai.api.metric.MetricsExport;
import io.serai.api.plugin.PluginPanels;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.security.Authenticator;
import io.serai.api.security.Caller;
import io.serai.http.internal.health.HealthBoard;
import io.serai.http.internal.operation.LiveOperations;
import io.serai.http.internal.rest.RestGenerations;
import io.serai.http.internal.rest.RestServlet;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.Neighbours;
import io.serai.http.internal.server.Replies;
import io.serai.http.internal.server.RequestMeters;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.framework.BundleContext;

/** The bundle's servlets on a Jetty of their own, with neighbours that a test can set. */
public final class TestHub implements AutoCloseable {
    public static final String ADMIN = "admin-token";
    public static final String READER = "reader-token";
    public static final String NEWCOMER = "newcomer-token";

    /** The neighbours, settable. */
    public static final class Others extends Neighbours {
        public void authenticator(Authenticator value) {
            authenticator = value;
        }

        public void auditLog(AuditLog value) {
            auditLog = value;
        }

        public void replies(Replies value) {
            replies = value;
        }

        public void hooks(Hooks value) {
            hooks = value;
        }

        public void approvalLinks(ApprovalLinks value) {
            approvalLinks = value;
        }

        public void pluginPanels(PluginPanels value) {
            pluginPanels = value;
        }

        public void metrics(MetricsExport value) {
            metrics = value;
        }

        public void eventBus(EventBus value) {
            eventBus = value;
        }
    }

    public final List<AuditEntry> audit = Collections.synchronizedList(new ArrayList<>());
    public final Others neighbours = new Others();
    public final HttpSettings settings;
    public final RequestMeters requests = new RequestMeters();
    public final Gate gate;
    public final HealthBoard board;
    public final LiveOperations operations;
    public final RestGenerations generations;
    public final ServletContextHandler context = new ServletContextHandler("/");
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public TestHub(Map<String, Object> config) {
        settings = new HttpSettings(config(config));
        gate = new Gate(bundleContext(), settings, requests);
        neighbours.authenticator(new Tokens());
        neighbours.auditLog(audit::add);
        board = new HealthBoard(settings);
        operations = new LiveOperations(neighbours);
        generations = new RestGenerations(operations);
        add("/api/v1/*", new RestServlet(gate, settings, neighbours, generations, board));
    }

    public TestHub add(String pattern, Servlet servlet) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, pattern);
        return this;
    }

    public TestHub start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        return this;
    }

    public int port() {
        return connector.getLocalPort();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + ADMIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    @Override
    public void close() throws Exception {
        server.stop();
        generations.close();
    }

    private static final class Tokens implements Authenticator {
        @Override
        public Caller byToken(String token) {
            return switch (token) {
                case ADMIN -> new Caller("default", "u1", "admin", Caller.Kind.USER, Set.of("*"), false);
                case READER -> new Caller("default", "u2", "reader", Caller.Kind.USER, Set.of("order:read"), false);
                case NEWCOMER -> new Caller("default", "u3", "newcomer", Caller.Kind.USER, Set.of("*"), true);
                default -> throw new UnauthenticatedException("auth.token", "The token does not hold.");
            };
        }

        @Override
        public Caller byApiKey(String key) {
            return byToken(key);
        }
    }

    private static HttpSettings.Config config(Map<String, Object> values) {
        return (HttpSettings.Config) Proxy.newProxyInstance(
                TestHub.class.getClassLoader(),
                new Class<?>[] {HttpSettings.Config.class},
                (proxy, method, arguments) -> values.getOrDefault(
                        method.getName(),
                        method.getReturnType() == Class.class ? Annotation.class : method.getDefaultValue()));
    }

    public static BundleContext bundleContext() {
        return (BundleContext) Proxy.newProxyInstance(
                TestHub.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> null);
    }
}
