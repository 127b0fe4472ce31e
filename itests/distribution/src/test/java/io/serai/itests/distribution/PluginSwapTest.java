package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins come, change and go while the hub works: nobody meets an error, and nothing is left behind. */
class PluginSwapTest {
    private static final int SLEEPING = 50;
    private static final int ROUNDS = 20;

    @TempDir
    static Path folder;

    private static Hub hub;
    private static String bearer;

    @BeforeAll
    static void start() {
        hub = new Hub(folder.resolve("data"));
        Hub.Result started = hub.start();
        assertThat(started.exit()).as(started.toString()).isZero();
        bearer = hub.adminsBearer();
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    @Test
    void executionsEndOnTheVersionTheyBeganWithWhileNewOnesTakeTheNext() throws Exception {
        install(Kar.sleeper(folder, "1.0.0", "6s"));
        Load load = new Load("/hooks/fast").begin();
        Map<String, String> begun = new TreeMap<>();
        for (int i = 0; i < SLEEPING; i++) {
            begun.put(sleep(), "1.0.0");
        }

        install(Kar.sleeper(folder, "2.0.0", "6s"));

        for (int i = 0; i < SLEEPING; i++) {
            begun.put(sleep(), "2.0.0");
        }
        assertThat(Hub.within(Duration.ofSeconds(40), () -> isGone("sleeper", "1.0.0")))
                .as("1.0.0 has gone: %s", json("/api/v1/plugins/sleeper"))
                .isTrue();
        assertThat(Hub.within(
                        Duration.ofSeconds(40),
                        () -> begun.keySet().stream()
                                .allMatch(id ->
                                        execution(id).path("status").asText().equals("COMPLETED"))))
                .isTrue();
        load.end();
        assertThat(load.wrong).isEmpty();
        assertThat(load.answers.keySet()).containsExactlyInAnyOrder("1.0.0", "2.0.0");
        begun.forEach((id, version) -> {
            JsonNode execution = execution(id);
            assertThat(execution.path("plugins").path("sleeper").asText()).isEqualTo(version);
            assertThat(execution.path("output").asText()).isEqualTo(version);
        });
        remove("sleeper");
    }

    @Test
    void installingAndRemovingOverAndOverLeavesNothingBehind() throws Exception {
        Path work = Kar.of(folder, "work", "1.0.0", Map.of("work", Kar.route("hook:work", "1.0.0")));
        install(work);
        Path other = Kar.of(folder, "other", "1.0.0", Map.of("other", Kar.route("hook:other", "1.0.0")));
        install(other);
        remove("other");
        List<String> before = traces();
        Load load = new Load("/hooks/work").begin();
        Load ready = new Load("/ready").begin();

        for (int i = 0; i < ROUNDS; i++) {
            install(other);
            assertThat(hub.post("/hooks/other", "x").statusCode()).isEqualTo(200);
            remove("other");
            assertThat(hub.post("/hooks/other", "x").statusCode()).isEqualTo(404);
        }

        ready.end();
        load.end();
        assertThat(load.wrong).isEmpty();
        assertThat(ready.wrong).isEmpty();
        assertThat(traces()).isEqualTo(before);
        remove("work");
    }

    @Test
    void eachRefusalHasItsCodeAndChangesNothing() throws Exception {
        install(Kar.of(folder, "kept", "1.5.0", Map.of("kept", Kar.route("hook:kept", "1.5.0"))));
        List<String> before = traces();

        refused(
                "plugin.downgrade",
                409,
                Kar.of(folder, "kept", "1.4.0", Map.of("kept", Kar.route("hook:kept", "1.4.0"))));
        refused(
                "plugin.version-exists",
                409,
                Kar.of(folder, "kept", "1.5.0", Map.of("kept", Kar.route("hook:kept", "other"))));
        refused(
                "plugin.name-clash",
                409,
                Kar.of(folder, "thief", "1.0.0", Map.of("kept", Kar.route("hook:other", "1.0.0"))));
        refused(
                "plugin.name-clash",
                409,
                Kar.of(folder, "thief", "1.0.0", Map.of("thief", Kar.route("hook:kept", "1.0.0"))));
        refused(
                "plugin.route-invalid",
                422,
                Kar.of(
                        folder,
                        "kept",
                        "2.0.0",
                        Map.of("kept", Kar.route("hook:kept", "x").replace("setBody", "setBoddy"))));
        refused("plugin.not-a-plugin", 422, Files.writeString(folder.resolve("notes.jar"), "nothing"));
        Path wrong = folder.resolve("wrong.kar");
        Kar.write(wrong, Map.of("SERAI-INF/plugin.json", "{\"id\":\"Wrong One\"}"));
        refused("plugin.descriptor-invalid", 422, wrong);
        Path needing = folder.resolve("needing.kar");
        Kar.write(
                needing,
                Map.of(
                        "SERAI-INF/plugin.json",
                        "{\"id\":\"needing\",\"version\":\"1.0.0\",\"name\":\"N\",\"kinds\":[\"routes\"],"
                                + "\"requires\":[{\"id\":\"nowhere\"}]}",
                        "SERAI-INF/workflows/needing.camel.yaml",
                        Kar.route("hook:needing", "x")));
        refused("plugin.unresolved", 422, needing);

        assertThat(traces()).isEqualTo(before);
        remove("kept");
    }

    private static void refused(String code, int status, Path file) {
        HttpResponse<String> reply = hub.upload(bearer, "", file);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(Hub.json(reply.body()).path("code").asText()).isEqualTo(code);
        Hub.Result shell = hub.shell("serai:plugin-install " + file);
        assertThat(shell.exit()).isNotZero();
        assertThat(shell.out() + shell.err()).contains(code);
    }

    /** What a plugin may leave behind: bundles and their states, workflows, tools, operations, services. */
    private static List<String> traces() {
        List<String> traces = new ArrayList<>();
        hub.shell("bundle:list -t 0 -s --no-format")
                .out()
                .lines()
                .filter(line -> line.contains("\t"))
                .forEach(traces::add);
        for (String list : List.of("/api/v1/workflows?limit=500", "/api/v1/tools?limit=500", "/api/v1/plugins")) {
            json(list).path("items").forEach(item -> traces.add(item.path("name") + " " + item.path("version")));
        }
        traces.add(json("/api/openapi.json").path("paths").size() + " paths");
        traces.add(hub.shell("service:list -n").out().lines().count() + " kinds of services");
        return traces;
    }

    private static void install(Path file) {
        HttpResponse<String> reply = hub.upload(bearer, "", file);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(Hub.json(reply.body()).path("plugin").path("state").asText())
                .as(reply.body())
                .isEqualTo("ACTIVE");
    }

    private static void remove(String id) {
        HttpResponse<String> reply = hub.delete(bearer, "/api/v1/plugins/" + id);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static String sleep() {
        HttpResponse<String> reply = hub.post("/hooks/sleep", "x");
        assertThat(reply.statusCode()).isEqualTo(202);
        return Hub.json(reply.body()).path("executionId").asText();
    }

    private static JsonNode execution(String id) {
        return json("/api/v1/executions/" + id);
    }

    private static boolean isGone(String id, String version) {
        for (JsonNode there : json("/api/v1/plugins/" + id).path("versions")) {
            if (there.path("version").asText().equals(version)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode json(String path) {
        HttpResponse<String> reply = hub.get(bearer, path);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Hub.json(reply.body());
    }

    /** Calls one address again and again, in two threads, and keeps what was wrong. */
    private static final class Load {
        final Map<String, Integer> answers = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean goesOn = new AtomicBoolean(true);
        private final List<Thread> threads = new ArrayList<>();
        private final String path;

        Load(String path) {
            this.path = path;
        }

        Load begin() {
            for (int i = 0; i < 2; i++) {
                Thread thread = new Thread(this::call);
                threads.add(thread);
                thread.start();
            }
            return this;
        }

        private void call() {
            while (goesOn.get()) {
                try {
                    HttpResponse<String> reply = path.equals("/ready") ? hub.get(path) : hub.post(path, "x");
                    if (reply.statusCode() == 200) {
                        answers.merge(path.equals("/ready") ? "ready" : reply.body(), 1, Integer::sum);
                    } else {
                        wrong.add(reply.statusCode() + " " + reply.body());
                    }
                } catch (RuntimeException e) {
                    wrong.add(e.toString());
                }
            }
        }

        void end() throws InterruptedException {
            goesOn.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).isNotEmpty();
        }
    }
}
