package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A KAR with one of each: it shows everywhere without a reload, and leaves nothing behind. Two seconds are the promise on a
 * machine that has time; here it is only waited for, because others may use the machine.
 */
class SurfacesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TOOL_CALLS = "serai_tool_calls_seconds_count{";

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
    void aDroppedKarShowsEverywhereAndLeavesNothingBehind() throws Exception {
        warmUp();
        Map<String, Object> before = registries();
        ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
        WebSocket socket = listen(events);
        Path dropped = hub.data.resolve("deploy").resolve("all-surfaces.kar");

        Files.move(kar(), dropped, StandardCopyOption.ATOMIC_MOVE);
        assertWithin(PATIENCE, surfaces(events));

        assertThat(hub.shell("surface:greet Grace").out()).contains("Hello, Grace!");
        assertThat(hub.shell("serai:call surface-list").out()).contains("panel");
        JsonNode contributes = json("/api/v1/plugins/all-surfaces").path("contributes");
        assertThat(contributes.path("commands").toString()).isEqualTo("[\"surface:greet\"]");
        assertThat(contributes.path("operations").toString()).isEqualTo("[\"surface-list\"]");
        assertThat(contributes.path("permissions").toString()).isEqualTo("[\"surface:read\"]");
        assertThat(contributes.path("connectors").toString()).isEqualTo("[\"surface\"]");
        assertThat(contributes.path("health").toString()).isEqualTo("[\"far-side\"]");
        thePanelIsServedInItsSandbox();
        theToolsCallsAreCounted();

        events.clear();
        Files.delete(dropped);
        Set<String> gone = new TreeSet<>();
        assertThat(Hub.within(PATIENCE, () -> {
                    gone.clear();
                    surfaces(events).forEach((name, shows) -> {
                        if (!name.equals("audit") && !name.equals("events") && shows.getAsBoolean()) {
                            gone.add(name);
                        }
                    });
                    return gone.isEmpty();
                }))
                .as("still there: %s", gone)
                .isTrue();
        assertThat(Hub.within(PATIENCE, () -> events.stream().anyMatch(event -> event.contains("plugin.removed"))))
                .as("%s", events)
                .isTrue();
        socket.abort();
        assertThat(registries()).isEqualTo(before);
        assertThat(threads()).doesNotContain("allsurfaces").doesNotContain("all-surfaces");
    }

    /** The first package of all loads what installing needs; that is the hub's start, not the plugin's way in. */
    private static void warmUp() throws Exception {
        Path file = Kar.of(folder, "warm-up", "1.0.0", Map.of());
        HttpResponse<String> reply = hub.upload(bearer, "", file);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(hub.delete(bearer, "/api/v1/plugins/warm-up").statusCode()).isEqualTo(200);
        hub.shell("serai:plugin-list");
        registries();
    }

    private static Map<String, BooleanSupplier> surfaces(Collection<String> events) {
        Map<String, BooleanSupplier> surfaces = new LinkedHashMap<>();
        surfaces.put("node of the connector", () -> has("/api/v1/nodes?kind=component&q=surface", "name", "surface"));
        surfaces.put("node of the tool", () -> has("/api/v1/nodes?kind=tool&q=surface", "name", "surface-greeting"));
        surfaces.put(
                "node of the workflow", () -> has("/api/v1/nodes?kind=workflow&q=surface", "name", "surface-greeting"));
        surfaces.put("agent", () -> has("/api/v1/agents", "name", "surface-guide"));
        surfaces.put("tool", () -> has("/api/v1/tools", "name", "surface-greeting"));
        surfaces.put("panel", () -> has("/api/v1/panels", "plugin", "all-surfaces"));
        surfaces.put("permission", () -> has("/api/v1/permissions?limit=500", "name", "surface:read"));
        surfaces.put("operation", () -> hub.get(bearer, "/api/v1/surfaces").statusCode() == 200);
        surfaces.put("OpenAPI", () -> paths().stream().anyMatch(path -> path.endsWith("/surfaces")));
        surfaces.put("health", () -> hub.get("/health").body().contains("all-surfaces/far-side"));
        surfaces.put(
                "trigger", () -> hub.post("/hooks/surface-greeting", "\"you\"").statusCode() == 200);
        surfaces.put("metrics", () -> metrics().anyMatch(line -> line.contains("\"all-surfaces\"")));
        surfaces.put("events", () -> events.stream().anyMatch(event -> event.contains("plugin.installed")));
        surfaces.put("audit", () -> has("/api/v1/audit?limit=100", "resourceId", "all-surfaces"));
        return surfaces;
    }

    private static void assertWithin(Duration time, Map<String, BooleanSupplier> surfaces) throws Exception {
        long begun = System.nanoTime();
        Map<String, BooleanSupplier> missing = new LinkedHashMap<>(surfaces);
        Map<String, Long> millis = new LinkedHashMap<>();
        Hub.within(time, () -> {
            missing.entrySet().removeIf(entry -> {
                boolean shows = entry.getValue().getAsBoolean();
                if (shows) {
                    millis.put(entry.getKey(), (System.nanoTime() - begun) / 1_000_000);
                }
                return shows;
            });
            return missing.isEmpty();
        });
        assertThat(missing.keySet()).as("shown, in ms: %s", millis).isEmpty();
    }

    private static Stream<String> metrics() {
        HttpResponse<String> reply = hub.get("/metrics");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body().lines();
    }

    private static void theToolsCallsAreCounted() throws Exception {
        String succeeded = TOOL_CALLS
                + "outcome=\"success\",plugin=\"all-surfaces\",tool=\"surface-greeting\",version=\"0.1.0\"} ";
        double before = value(succeeded);
        HttpResponse<String> reply =
                hub.post(bearer, "/api/v1/tools/surface-greeting/call", "{\"arguments\":{\"name\":\"Grace\"}}");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(value(succeeded)).isEqualTo(before + 1);
        assertThat(value("plugin_all_surfaces_greetings_total{plugin=\"all-surfaces\",version=\"0.1.0\"} "))
                .isEqualTo(before + 1);
    }

    private static double value(String begin) {
        return metrics()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(begin.length())))
                .findFirst()
                .orElseThrow();
    }

    private static void thePanelIsServedInItsSandbox() {
        JsonNode panel = json("/api/v1/panels").path("items").path(0);
        String url = panel.path("url").asText();
        HttpResponse<String> page = hub.get(url);
        assertThat(page.statusCode()).as(url).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox allow-scripts")
                .contains("connect-src 'none'");
        assertThat(hub.get(url.replace("index.html", "panel.js")).statusCode()).isEqualTo(200);
        assertThat(hub.get(url.replace("index.html", "../overview.json")).statusCode())
                .isNotEqualTo(200);
        assertThat(asPanel("/api/v1/surfaces").statusCode()).isEqualTo(200);
        assertThat(asPanel("/api/v1/plugins").statusCode()).isEqualTo(403);
        assertThat(asPanel("/api/v1/me").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> asPanel(String path) {
        return hub.get(bearer, path, "X-Serai-Panel", "all-surfaces/overview");
    }

    /** All that a plugin may leave behind. */
    private static Map<String, Object> registries() {
        Map<String, Object> all = new TreeMap<>();
        all.put("bundles", lines("bundle:list -t 0 -s --no-format"));
        all.put("services", lines("service:list -n"));
        all.put("commands", lines("help"));
        all.put("paths", paths());
        for (String list : Set.of("nodes", "tools", "agents", "panels", "permissions", "workflows", "plugins")) {
            TreeSet<String> names = new TreeSet<>();
            String next = "";
            do {
                JsonNode page = json("/api/v1/" + list + "?limit=500" + next);
                page.path("items")
                        .forEach(item -> names.add(item.path("kind").asText() + " "
                                + item.path("plugin").asText() + " "
                                + item.path("name").asText()));
                next = page.path("next").isTextual()
                        ? "&cursor=" + encoded(page.path("next").asText())
                        : "";
            } while (!next.isEmpty());
            all.put(list, names);
        }
        TreeSet<String> checks = new TreeSet<>();
        Hub.json(hub.get("/health").body())
                .path("checks")
                .forEach(check -> checks.add(check.path("name").asText()));
        all.put("health", checks);
        return all;
    }

    private static TreeSet<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        json("/api/openapi.json").path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static TreeSet<String> lines(String command) {
        return new TreeSet<>(hub.shell(command).out().lines().toList());
    }

    private static String threads() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(hub.pid()), "Thread.print")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static boolean has(String path, String field, String value) {
        HttpResponse<String> reply = hub.get(bearer, path);
        if (reply.statusCode() != 200) {
            return false;
        }
        for (JsonNode item : Hub.json(reply.body()).path("items")) {
            if (item.path(field).asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode json(String path) {
        HttpResponse<String> reply = hub.get(bearer, path);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Hub.json(reply.body());
    }

    private static WebSocket listen(Collection<String> events) throws InterruptedException {
        CompletableFuture<Void> joined = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + hub.port + "/v1"), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            events.add(text.toString());
                            if (text.indexOf("\"subscribed\"") >= 0) {
                                joined.complete(null);
                            }
                            text.setLength(0);
                        }
                        from.request(1);
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .join();
        String token = bearer.substring("Bearer ".length());
        socket.sendText("{\"type\":\"auth\",\"token\":\"" + token + "\"}", true).join();
        socket.sendText("{\"type\":\"subscribe\",\"room\":\"plugins\"}", true).join();
        assertThat(Hub.within(Duration.ofSeconds(10), joined::isDone)).isTrue();
        return socket;
    }

    /** The example plugin's bundle in a KAR, on the file system of the data directory. */
    private static Path kar() throws IOException {
        Path jar = Hub.repository().resolve("plugins/all-surfaces/target/serai-plugin-all-surfaces-0.1.0.jar");
        Path file = hub.data.resolve("tmp").resolve("all-surfaces.kar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("repository/io/serai/serai-plugin-all-surfaces/0.1.0/" + jar.getFileName()));
            Files.copy(jar, zip);
        }
        return file;
    }
}
