package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, and each way in which starting can fail: one sentence and exit 1. */
class LifecycleTest {
    @TempDir
    Path folder;

    @Test
    void startsRefusesASecondStartAndStops() throws IOException {
        Path data = folder.resolve("with spaces in it");
        try (Hub hub = new Hub(data, Map.of())) {
            assertThat(hub.status().path("running").asBoolean()).isFalse();

            Hub.Result started = hub.start();
            assertThat(started.exit()).as(started.toString()).isZero();
            assertThat(started.out()).contains("http://127.0.0.1:" + hub.port).contains("one-time password");
            assertThat(hub.get("/ready").statusCode()).isEqualTo(200);

            JsonNode status = hub.status();
            assertThat(status.path("running").asBoolean()).isTrue();
            assertThat(status.path("port").asInt()).isEqualTo(hub.port);
            assertThat(status.path("url").asText()).isEqualTo("http://127.0.0.1:" + hub.port);
            assertThat(status.path("db").asText()).isEqualTo("derby");
            assertThat(status.path("version").asText()).isEqualTo("0.1.0");
            assertThat(Path.of("/proc", status.path("pid").asText(), "cmdline"))
                    .content()
                    .contains("karaf");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/shell"))))
                    .isEqualTo("rw-------");

            Hub.Result second = hub.start();
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err())
                    .contains("already running")
                    .contains(status.path("pid").asText());

            Hub.Result again = hub.stop();
            assertThat(again.succeeded()).as(again.toString()).isTrue();
            assertThat(hub.status().path("running").asBoolean()).isFalse();
            assertThat(hub.serai("status").exit()).isEqualTo(1);

            assertThat(hub.start().out()).contains("is ready").doesNotContain("one-time password");
        }
    }

    @Test
    void startsAgainAfterItWasKilled() {
        try (Hub hub = new Hub(folder.resolve("data"))) {
            assertThat(hub.start("--sample").succeeded()).isTrue();
            int before = hub.asAdmin("/api/v1/executions").path("items").size();
            hub.close();
            assertThat(hub.status().path("running").asBoolean()).isFalse();

            Hub.Result started = hub.start("--sample");
            assertThat(started.exit()).as(started.toString()).isZero();
            assertThat(started.out()).contains("The sample routes are installed already.");
            assertThat(hub.asAdmin("/api/v1/executions").path("items").size()).isEqualTo(before + 1);
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (Hub hub = new Hub(folder.resolve("data"));
                ServerSocket other = new ServerSocket(hub.port, 1, InetAddress.getLoopbackAddress())) {
            refused(hub.start(), "Port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void saysWhatIsWrongWithTheDatabaseAddress() {
        try (Hub hub = new Hub(folder.resolve("data"))) {
            int closed = Hub.freePort();
            refused(hub.start("--db", "mysql://u:p@127.0.0.1/x"), "must be derby or postgresql://");
            refused(hub.start("--db", "postgresql://u:p@127.0.0.1"), "database is missing");
            refused(hub.start("--db", "postgresql://u:p@127.0.0.1:" + closed + "/x"), "No database answers");
            refused(hub.start("--db", "postgresql://u:p@no-such-host.invalid/x"), "not known");
        }
    }

    @Test
    void saysWhatIsWrongWithTheDataDirectory() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (Hub hub = new Hub(file)) {
            refused(hub.start(), "is a file");
        }
        try (Hub hub = new Hub(Path.of("/proc/serai"))) {
            refused(hub.start(), "cannot be made");
        }
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        try (Hub hub = new Hub(folder.resolve("data"))) {
            refused(hub.serai("start", "--port", "no"), "must be a number");
            refused(hub.serai("start", "--port", "70000"), "must be a number");
            refused(hub.serai("start", "--nonsense"), "Unknown option --nonsense");
            refused(hub.serai("start", "--data"), "--data needs a value");
        }
    }

    private static void refused(Hub.Result result, String words) {
        assertThat(result.exit()).as(result.toString()).isEqualTo(1);
        assertThat(result.err().strip()).contains(words).doesNotContain("\n").doesNotContain("Exception");
    }
}
