package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same distribution on a real PostgreSQL server, which goes away and comes back. */
class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void runsTheSampleAndOutlivesItsDatabase() throws InterruptedException {
        try (TestPostgres postgres = TestPostgres.own();
                Hub hub = new Hub(folder.resolve("data"))) {
            Hub.Result started = hub.start("--sample", "--db", postgres.newDatabase());
            assertThat(started.exit()).as(started.toString()).isZero();
            assertThat(started.out()).contains("HTTP 200").contains("COMPLETED");
            assertThat(hub.status().path("db").asText())
                    .startsWith("postgresql://")
                    .doesNotContain(":pw@");

            postgres.stop();
            assertThat(Hub.within(
                            Duration.ofSeconds(20), () -> hub.get("/ready").statusCode() == 503))
                    .isTrue();
            assertThat(hub.post("/hooks/orders", Hub.order("order.json")).statusCode())
                    .isEqualTo(503);

            postgres.start();
            assertThat(Hub.within(
                            Duration.ofSeconds(30), () -> hub.get("/ready").statusCode() == 200))
                    .isTrue();
            assertThat(hub.post("/hooks/orders", Hub.order("order.json")).statusCode())
                    .isEqualTo(200);
            assertThat(hub.asAdmin("/api/v1/executions").path("items").size()).isGreaterThanOrEqualTo(2);
            assertThat(hub.stop().succeeded()).isTrue();
        }
    }
}
