package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.health.Health;
import io.serai.api.operation.Requires;
import io.serai.api.plugin.ActivePlugins;
import io.serai.api.plugin.PluginPanel;
import io.serai.api.plugin.PluginPanels;
import io.serai.http.internal.health.HealthBoard;
import io.serai.http.internal.operation.LiveOperations;
import io.serai.http.internal.panel.PanelFilesServlet;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** What plugins bring to the server: operations, health checks, panels; of the active version alone. */
class PluginSurfacesTest {
    @TempDir
    java.nio.file.Path folder;

    private final Bundle first = bundle("first");
    private final Bundle second = bundle("second");
    private final Rule rule = new Rule();
    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of("required_checks", new String[] {"store"}));
        hub.neighbours.pluginPanels(new Panels());
        hub.add("/plugins-assets/*", new PanelFilesServlet(hub.gate, hub.settings, hub.neighbours))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Path("greetings")
    public static class First implements OperationResource {
        @GET
        @Requires("order:read")
        @Operation(operationId = "greeting-get", summary = "Says which version it is.")
        public Map<String, String> get() {
            return Map.of("version", "first");
        }
    }

    @Path("greetings")
    public static class Second implements OperationResource {
        @GET
        @Requires("order:read")
        @Operation(operationId = "greeting-get", summary = "Says which version it is.")
        public Map<String, String> get() {
            return Map.of("version", "second");
        }

        @GET
        @Path("mine")
        @Requires(Requires.LOGIN)
        @Operation(operationId = "greeting-mine", summary = "Greets the caller.")
        public Map<String, String> mine() {
            return Map.of();
        }
    }

    @Test
    void aSwitchOfVersionsSwitchesTheOperations() {
        LiveOperations operations = hub.operations;
        operations.bindActivePlugins(rule);
        First old = new First();
        operations.bindResource(old, reference(first));
        operations.bindResource(new Second(), reference(second));
        assertThat(operations.list()).isEmpty();

        rule.activate(first);
        assertThat(operations.snapshot().resources()).containsExactly(old);
        rule.activate(second);
        assertThat(operations.snapshot().byId()).containsOnlyKeys("greeting-get", "greeting-mine");
        operations.unbindResource(old);
        assertThat(operations.list()).hasSize(2);
        operations.unbindActivePlugins(rule);
        assertThat(rule.listener).isNull();
    }

    @Test
    void aPluginsHealthShowsUnderItsNameAndDoesNotDecide() {
        HealthBoard board = hub.board;
        board.bindActivePlugins(rule);
        board.bindCheck(check("store", Health.UP), reference(bundle("hub")));
        board.bindCheck(check("store", Health.down("Gone.")), reference(first));
        board.bindCheck(check("other", Health.UP), reference(second));

        rule.activate(first);

        assertThat(board.ask())
                .containsExactly(
                        new HealthBoard.Line("acme/store", false, "Gone.", "acme"),
                        new HealthBoard.Line("store", true, null, null));
        assertThat(board.isComplete()).isTrue();
    }

    @Test
    void panelsFilesAreServedInASandboxAndNothingElseIs() throws Exception {
        HttpResponse<String> page = hub.send(hub.request("/plugins-assets/acme/1.0.0+abc/list/index.html"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>Hi</p>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox allow-scripts allow-forms;")
                .contains("connect-src 'none'")
                .doesNotContain("allow-same-origin");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (String wrong : List.of(
                "/plugins-assets/acme/1.0.0+abc/list/",
                "/plugins-assets/acme/1.0.0+abc/list",
                "/plugins-assets/acme/1.0.0+abc/list/%2e%2e/list.json",
                "/plugins-assets/")) {
            HttpResponse<String> reply = hub.send(hub.request(wrong));
            assertThat(reply.statusCode()).as(wrong).isBetween(400, 404);
        }
    }

    @Test
    void aPanelsCallMayOnlyWhatBothMay() throws Exception {
        hub.operations.addResource(new Second());
        hub.operations.addResource(new Orders());
        RestTest.await(() -> asPanel("/api/v1/greetings", "acme/list") == 200);

        assertThat(asPanel("/api/v1/greetings/mine", "acme/list")).isEqualTo(403);
        assertThat(asPanel("/api/v1/greetings", "acme/other")).isEqualTo(403);
        assertThat(asPanel("/api/v1/greetings", "acme")).isEqualTo(403);
        assertThat(hub.get("/api/v1/greetings/mine", TestHub.ADMIN).statusCode())
                .isEqualTo(200);
        assertThat(hub.send(hub.request("/api/v1/orders")
                                .header("Authorization", "Bearer " + TestHub.ADMIN)
                                .header("X-Serai-Panel", "acme/list")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}")))
                        .statusCode())
                .as("a person who may, with a panel that may not")
                .isEqualTo(403);
    }

    private int asPanel(String path, String panel) throws Exception {
        return hub.send(hub.request(path)
                        .header("Authorization", "Bearer " + TestHub.ADMIN)
                        .header("X-Serai-Panel", panel))
                .statusCode();
    }

    private static HealthCheck check(String name, Health health) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return health;
            }
        };
    }

    private final class Rule implements ActivePlugins {
        private Bundle active;
        private Runnable listener;

        void activate(Bundle bundle) {
            active = bundle;
            if (listener != null) {
                listener.run();
            }
        }

        @Override
        public boolean isActive(Bundle bundle) {
            return pluginOf(bundle).isEmpty() || bundle == active;
        }

        @Override
        public Optional<String> pluginOf(Bundle bundle) {
            return bundle == first || bundle == second ? Optional.of("acme") : Optional.empty();
        }

        @Override
        public AutoCloseable whenChanged(Runnable task) {
            listener = task;
            return () -> listener = null;
        }
    }

    private final class Panels implements PluginPanels {
        @Override
        public List<PluginPanel> list() {
            return List.of(new PluginPanel(
                    "acme",
                    "1.0.0",
                    "list",
                    Map.of("en", "List"),
                    null,
                    "/",
                    null,
                    List.of("order:read", "user:read")));
        }

        @Override
        public Optional<PluginPanel> find(String plugin, String name) {
            return list().stream()
                    .filter(panel ->
                            panel.plugin().equals(plugin) && panel.name().equals(name))
                    .findFirst();
        }

        @Override
        public Optional<File> file(String plugin, String version, String panel, String path) {
            if (!path.equals("index.html")) {
                return Optional.empty();
            }
            try {
                java.nio.file.Path file = Files.writeString(folder.resolve(path), "<p>Hi</p>");
                return Optional.of(new File(file.toUri().toURL(), version.contains("+")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Bundle bundle(String name) {
        return (Bundle) Proxy.newProxyInstance(
                PluginSurfacesTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "toString" -> name;
                    case "hashCode" -> name.hashCode();
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @SuppressWarnings("unchecked")
    private static <T> ServiceReference<T> reference(Bundle bundle) {
        return (ServiceReference<T>) Proxy.newProxyInstance(
                PluginSurfacesTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getBundle")) {
                        return bundle;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
