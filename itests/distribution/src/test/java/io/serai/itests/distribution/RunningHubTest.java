package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub that was started with {@code --sample} does: one instance for all these tests. */
class RunningHubTest {
    @TempDir
    static Path folder;

    private static Hub hub;
    private static Hub.Result started;

    @BeforeAll
    static void start() {
        hub = new Hub(folder.resolve("data"));
        started = hub.start("--sample");
        assertThat(started.exit()).as(started.toString()).isZero();
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    @Test
    void theSampleEndsWithTheReplyAndTheRecordedSteps() {
        assertThat(started.out())
                .contains("is ready")
                .contains("HTTP 200")
                .contains("\"status\" : \"accepted\"")
                .contains("COMPLETED")
                .contains("tool:shipping-quote")
                .doesNotContain("one-time password");
    }

    @Test
    void everyBundleIsActive() {
        List<String> bundles = hub.shell("bundle:list -t 0 -s --no-format")
                .out()
                .lines()
                .filter(line -> line.contains("\t"))
                .toList();
        assertThat(bundles)
                .hasSizeGreaterThan(80)
                .allSatisfy(line -> assertThat(line).containsAnyOf("Active", "Resolved"));
        assertThat(bundles)
                .filteredOn(line -> line.contains("serai"))
                .allSatisfy(line -> assertThat(line).contains("Active"));
    }

    @Test
    void itListensOnLoopbackAlone() throws IOException {
        String inodes = sockets();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                assertThat(lines.skip(1)
                                .map(line -> line.strip().split("\\s+"))
                                .filter(cells -> cells[3].equals("0A"))
                                .filter(cells -> inodes.contains("[" + cells[9] + "]"))
                                .map(cells -> cells[1]))
                        .allMatch(address -> address.startsWith("0100007F:")
                                || address.startsWith("0000000000000000FFFF00000100007F:")
                                || address.startsWith("00000000000000000000000001000000:"));
            }
        }
    }

    @Test
    void theShellAnswersWithoutAPassword() {
        assertThat(hub.shell("serai:execution-list")).satisfies(result -> {
            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("order-intake").contains("COMPLETED");
            assertThat(result.err()).isEmpty();
        });
        assertThat(hub.shell("serai:plugin-list").out())
                .contains("order-intake")
                .contains("shipping-quote");
        assertThat(hub.shell("serai:workflow-show no-such-workflow").exit()).isNotZero();
        assertThat(hub.shell("no:such-command").exit()).isNotZero();
    }

    @Test
    void everyOrderIsRecorded() {
        int before = executions();
        assertThat(hub.post("/hooks/orders", Hub.order("order.json")).statusCode())
                .isEqualTo(200);
        assertThat(hub.post("/hooks/orders", Hub.order("bad-order.json")).statusCode())
                .isEqualTo(422);
        assertThat(executions()).isEqualTo(before + 2);
    }

    @Test
    void healthReadyOpenApiAndTheConsoleNeedNoToken() {
        assertThat(hub.get("/health").statusCode()).isEqualTo(200);
        assertThat(hub.get("/ready").body()).contains("\"ready\":true");
        assertThat(Hub.json(hub.get("/api/openapi.json").body()).path("paths").size())
                .isGreaterThan(20);
        assertThat(hub.get("/").body()).contains("<div id=\"root\"");
        assertThat(hub.get("/api/v1/workflows").statusCode()).isEqualTo(401);
    }

    @Test
    void everyTemplateOfTheMarketplaceMakesAWorkflowThatCanBePublished() {
        String bearer = hub.adminsBearer();
        JsonNode templates = Hub.json(
                        hub.get(bearer, "/api/v1/marketplace/templates").body())
                .path("items");
        assertThat(templates).hasSize(5);
        for (JsonNode template : templates) {
            String path =
                    "/api/v1/marketplace/templates/" + template.path("slug").asText() + "/use";
            HttpResponse<String> made = hub.post(bearer, path, "{}");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            String workflow = "/api/v1/workflows/"
                    + Hub.json(made.body()).path("workflow").asText();
            JsonNode verdict =
                    Hub.json(hub.post(bearer, workflow + "/validate", "{}").body());
            assertThat(verdict.path("valid").asBoolean())
                    .as("%s: %s", path, verdict)
                    .isTrue();
            assertThat(verdict.path("warnings")).as("%s: %s", path, verdict).isEmpty();
            assertThat(hub.delete(bearer, workflow).statusCode()).isBetween(200, 204);
        }
    }

    @Test
    void aPluginThatIsDroppedInComesAndGoes() throws IOException, InterruptedException {
        Path jar = artifact("plugins/example-dropin");
        Path dropped = hub.data.resolve("deploy").resolve("example-dropin.jar");
        Path arriving = hub.data.resolve("tmp").resolve("example-dropin.jar");
        Files.copy(jar, arriving);
        Files.move(arriving, dropped, StandardCopyOption.ATOMIC_MOVE);
        assertThat(Hub.within(Duration.ofSeconds(10), () -> plugins().contains("example-dropin")))
                .as("installed: %s", plugins())
                .isTrue();
        Files.delete(dropped);
        assertThat(Hub.within(Duration.ofSeconds(10), () -> !plugins().contains("example-dropin")))
                .as("removed")
                .isTrue();
    }

    @Test
    void everyComponentOfTheBaseWorksInKaraf() throws IOException, InterruptedException {
        reportsOnly(artifact("itests/components"), "io.serai.itests.components", 60);
    }

    @Test
    void replayAndParkingHoldInKaraf() throws IOException, InterruptedException {
        reportsOnly(artifact("itests/durable"), "io.serai.itests.durable", 60);
    }

    /** Drops a bundle in that tests itself inside the hub and writes a line for each case, and `end`. */
    private static void reportsOnly(Path jar, String pid, int seconds) throws IOException, InterruptedException {
        Path report = hub.data.resolve("tmp").resolve(pid + ".txt");
        Files.writeString(hub.data.resolve("etc").resolve(pid + ".cfg"), "report = " + report + "\n");
        Path dropped = hub.data.resolve("deploy").resolve(pid + ".jar");
        Files.copy(jar, dropped);
        try {
            Hub.within(Duration.ofSeconds(seconds), () -> lines(report).contains("end"));
            assertThat(lines(report)).contains("end").noneMatch(line -> line.startsWith("FAILED"));
            assertThat(lines(report).stream().filter(line -> line.startsWith("ok ")))
                    .isNotEmpty();
        } finally {
            Files.delete(dropped);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String plugins() {
        return hub.asAdmin("/api/v1/plugins").toString();
    }

    private static int executions() {
        JsonNode page = hub.asAdmin("/api/v1/executions?limit=500");
        return page.path("items").size();
    }

    private static String sockets() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(hub.pid()), "fd"))) {
            for (Path file : files.toList()) {
                all.append(Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : "")
                        .append(' ');
            }
        }
        return all.toString();
    }

    private static Path artifact(String module) throws IOException {
        try (Stream<Path> jars = Files.list(Hub.repository().resolve(module).resolve("target"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("serai-.*-0\\.1\\.0\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
