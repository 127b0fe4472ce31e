package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.benchmark.CrashBenchmark;
import io.serai.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./serai bench crash}: kill -9, four times, while a hundred executions are under way. */
class CrashTest {
    private static final int KILLS = 4;
    private static final int EXECUTIONS = 100;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOnDerby() throws IOException, InterruptedException {
        killedAgainAndAgain("");
    }

    @Test
    void nothingIsLostOnPostgres() throws IOException, InterruptedException {
        try (TestPostgres postgres = TestPostgres.own()) {
            killedAgainAndAgain(postgres.newDatabase());
        }
    }

    private void killedAgainAndAgain(String database) throws IOException, InterruptedException {
        assertThat(CrashBenchmark.run(
                        Hub.repository(),
                        folder,
                        database,
                        Map.of("SERAI_BUILD", "never", "JAVA_HOME", System.getProperty("java.home")),
                        KILLS,
                        EXECUTIONS))
                .as("what did not hold")
                .isEmpty();
    }
}
