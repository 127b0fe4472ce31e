package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.health.Health;
import io.serai.http.internal.health.HealthServlet;
import io.serai.spi.health.HealthCheck;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private TestHub hub;
    private volatile Health store = Health.UP;

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of("required_checks", new String[] {"store, journal"}));
        HealthServlet servlet = new HealthServlet(hub.gate, hub.board);
        hub.add("/ready", servlet).add("/health", servlet).start();
        hub.board.addCheck(check("store", true));
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    private HealthCheck check(String name, boolean asks) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                if (!asks) {
                    throw new IllegalStateException("broken");
                }
                return store;
            }
        };
    }

    @Test
    void isReadyWhenEveryPartIs() throws Exception {
        HttpResponse<String> early = hub.send(hub.request("/ready"));
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(early.body()).contains("\"name\":\"journal\",\"up\":false");
        HealthCheck journal = check("journal", true);
        hub.board.addCheck(journal);
        assertThat(hub.send(hub.request("/ready")).body())
                .isEqualTo("{\"ready\":true,\"checks\":[{\"name\":\"journal\",\"up\":true},"
                        + "{\"name\":\"store\",\"up\":true}]}");
        store = Health.down("The database is away.");
        assertThat(hub.send(hub.request("/ready")).statusCode()).isEqualTo(503);
        HttpResponse<String> health = hub.send(hub.request("/health"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"up\":true", "The database is away.");
        store = Health.UP;
        HealthCheck broken = check("odd", false);
        hub.board.addCheck(broken);
        assertThat(hub.send(hub.request("/ready")).body()).contains("The check itself failed: broken");
        hub.board.removeCheck(broken);
        assertThat(hub.send(hub.request("/ready")).statusCode()).isEqualTo(200);
        hub.gate.close();
        assertThat(hub.send(hub.request("/ready")).body()).contains("The hub is stopping.");
    }
}
