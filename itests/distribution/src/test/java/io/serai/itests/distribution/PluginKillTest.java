package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of an update: the hub comes up fully with the old or fully with the new version, and every execution
 * ends on the version that it began with.
 */
class PluginKillTest {
    private static final int KILLS = 3;
    private static final int SLEEPING = 8;
    /** So long that executions of a version still sleep when it is updated and killed. */
    private static final String NAP = "10s";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern BUNDLE = Pattern.compile("serai-plugin:sleeper/([^/]+)/");

    @TempDir
    Path folder;

    private Hub hub;
    private String bearer = "";
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    /** Executions by id, and the version that was active when each was accepted. */
    private final Map<String, String> begun = new TreeMap<>();

    @BeforeEach
    void begin() {
        hub = new Hub(folder.resolve("data"));
        start();
    }

    @AfterEach
    void end() {
        hub.close();
    }

    private void start() {
        Hub.Result started = hub.start();
        assertThat(started.exit()).as(started.toString()).isZero();
        bearer = hub.adminsBearer();
    }

    @Test
    void anUpdateThatIsKilledIsFullyDoneOrNotAtAll() throws Exception {
        install("1.0.0");
        sleep("1.0.0");
        long took = System.nanoTime();
        install("2.0.0");
        took = System.nanoTime() - took;
        String active = "2.0.0";
        for (int kill = 1; kill <= KILLS; kill++) {
            sleep(active);
            String next = kill + 2 + ".0.0";
            // every other one as a file in the folder, which is taken up again after the start
            boolean dropped = kill % 2 == 0;
            long moment =
                    (long) (random.nextDouble() * 1.5 * took) + (dropped ? TimeUnit.MILLISECONDS.toNanos(300) : 0);
            active = killedWhileUpdated(active, next, dropped, moment);
            consistent(active);
        }
        everyExecutionEndsOnItsVersion();
        assertThat(Hub.within(PATIENCE, () -> versions().size() == 1))
                .as("only the active one is left: %s", plugin())
                .isTrue();
        consistent(active);
    }

    /** Returns the version that is active afterwards. */
    private String killedWhileUpdated(String before, String next, boolean dropped, long nanos) throws Exception {
        String words = String.format(
                "from %s to %s %s, killed after %d ms, seed %d",
                before, next, dropped ? "dropped" : "uploaded", TimeUnit.NANOSECONDS.toMillis(nanos), seed);
        Path file = Kar.sleeper(folder, next, NAP);
        CompletableFuture<Boolean> answered = dropped
                ? CompletableFuture.completedFuture(drop(file))
                : CompletableFuture.supplyAsync(() -> upload(file));
        TimeUnit.NANOSECONDS.sleep(nanos);
        hub.close();
        boolean promised = answered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        start();
        if (dropped) {
            assertThat(Hub.within(PATIENCE, () -> active().equals(next)))
                    .as("%s: %s", words, plugin())
                    .isTrue();
        } else {
            assertThat(Hub.within(PATIENCE, () -> !active().isEmpty()))
                    .as("%s: %s", words, plugin())
                    .isTrue();
            assertThat(active()).as(words).isIn(promised ? Set.of(next) : Set.of(before, next));
        }
        return active();
    }

    private boolean drop(Path file) throws Exception {
        Path onItsWay = hub.data.resolve("tmp").resolve(file.getFileName());
        Files.copy(file, onItsWay);
        Files.move(onItsWay, hub.data.resolve("deploy").resolve("sleeper.kar"), StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    /** False if the hub went before it could answer. */
    private boolean upload(Path file) {
        try {
            HttpResponse<String> reply = hub.upload(bearer, "", file);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return true;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }

    /** Whatever one looks at says the same version; others have executions that began on them, and nothing else is there. */
    private void consistent(String active) throws InterruptedException {
        assertThat(Hub.within(
                        PATIENCE, () -> hub.post("/hooks/fast", "x").body().equals(active)))
                .as("%s answers", active)
                .isTrue();
        Set<String> listed = new TreeSet<>(versions().keySet());
        versions().forEach((version, executions) -> {
            assertThat(version.equals(active) || begun.containsValue(version))
                    .as("%s is there beside %s: %s", version, active, plugin())
                    .isTrue();
        });
        Set<String> bundles = bundles();
        // one may have ended and gone between the two looks
        assertThat(listed).containsAll(bundles);
        assertThat(bundles).contains(active);
    }

    private Set<String> bundles() {
        Set<String> versions = new TreeSet<>();
        Matcher matcher =
                BUNDLE.matcher(hub.shell("bundle:list -t 0 -l --no-format").out());
        while (matcher.find()) {
            versions.add(matcher.group(1));
        }
        return versions;
    }

    private void everyExecutionEndsOnItsVersion() throws InterruptedException {
        assertThat(Hub.within(
                        PATIENCE,
                        () -> begun.keySet().stream()
                                .allMatch(id ->
                                        execution(id).path("status").asText().equals("COMPLETED"))))
                .as("all have ended; seed %d", seed)
                .isTrue();
        begun.forEach((id, version) -> {
            JsonNode execution = execution(id);
            assertThat(execution.path("plugins").path("sleeper").asText()).isEqualTo(version);
            assertThat(execution.path("output").asText()).isEqualTo(version);
        });
    }

    private void install(String version) throws Exception {
        HttpResponse<String> reply = hub.upload(bearer, "", Kar.sleeper(folder, version, NAP));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private void sleep(String version) {
        for (int i = 0; i < SLEEPING; i++) {
            HttpResponse<String> reply = hub.post("/hooks/sleep", "x");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
            begun.put(Hub.json(reply.body()).path("executionId").asText(), version);
        }
    }

    /** The version that takes new executions; empty while it is being started. */
    private String active() {
        JsonNode plugin = plugin();
        return plugin.path("state").asText().equals("ACTIVE")
                ? plugin.path("version").asText()
                : "";
    }

    /** With the number of their executions. */
    private Map<String, Integer> versions() {
        Map<String, Integer> versions = new TreeMap<>();
        plugin().path("versions")
                .forEach(one -> versions.put(
                        one.path("version").asText(), one.path("executions").asInt()));
        return versions;
    }

    private JsonNode plugin() {
        return json("/api/v1/plugins/sleeper");
    }

    private JsonNode execution(String id) {
        return json("/api/v1/executions/" + id);
    }

    private JsonNode json(String path) {
        HttpResponse<String> reply = hub.get(bearer, path);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Hub.json(reply.body());
    }
}
