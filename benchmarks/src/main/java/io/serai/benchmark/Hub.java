package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.execution.ExecutionStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A hub with a data directory of its own, driven as people drive it: by {@code ./serai} and over REST. */
final class Hub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Bench-only-pass-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path root;
    private final Path data;
    private final List<String> options;
    private final int port;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile String token = "";

    /** @param database for {@code --db}, or empty for the hub's own */
    Hub(Path root, Path data, String database) throws IOException {
        this(root, data, database, Map.of());
    }

    /** @param environment of the script, beside its own; read at each start */
    Hub(Path root, Path data, String database, Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.root = root;
        this.data = data;
        this.port = Program.freePort();
        this.options = database.isEmpty() ? List.of() : List.of("--db", database);
        delete(data);
    }

    /** Starts it, and says how long that took. */
    Duration start() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("start", "--port", Integer.toString(port)));
        arguments.addAll(options);
        long start = System.nanoTime();
        serai(arguments);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        token = "";
        return taken;
    }

    void stop() throws IOException, InterruptedException {
        serai(List.of("stop"));
    }

    private void serai(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("serai").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SERAI_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
        }
    }

    InetSocketAddress address() {
        return Program.local(port);
    }

    /** Ends it as a power cut does; false if it does not run. */
    boolean kill() throws IOException {
        if (!Files.exists(data.resolve("instance"))) {
            return false;
        }
        ProcessHandle process = ProcessHandle.of(jvm().pid()).orElse(null);
        if (process == null || !process.destroyForcibly()) {
            return false;
        }
        process.onExit().join();
        return true;
    }

    /** The lines of its log that tell of errors. */
    List<String> errors() throws IOException {
        List<String> errors = new ArrayList<>();
        try (Stream<Path> logs = Files.list(data.resolve("log"))) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("serai.log"))
                    .sorted()
                    .toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.filter(line -> line.contains("| ERROR")).forEach(errors::add);
                }
            }
        }
        return errors;
    }

    Jvm jvm() throws IOException {
        return new Jvm(Files.readAllLines(data.resolve("instance")).stream()
                .filter(line -> line.startsWith("pid="))
                .map(line -> Long.parseLong(line.substring("pid=".length())))
                .findFirst()
                .orElseThrow());
    }

    /** Installs the sample route, and waits until it answers. */
    void installSample() throws IOException, InterruptedException {
        call("POST", "/api/v1/plugins", "{\"source\":\"catalog:order-intake\"}");
        awaitHook(new Orders(root).same(0));
    }

    /** Waits until a request is answered with 200 or 202. */
    void awaitHook(byte[] request) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (HttpConnection connection = new HttpConnection(address())) {
                int status = connection.exchange(request).status();
                if (status == 200 || status == 202) {
                    return;
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The hook answers with " + status);
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Makes a workflow and publishes it; gives its id. */
    String publish(String name, String dsl, Map<String, Object> settings) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("name", name, "dsl", dsl, "settings", settings));
        String id = call("POST", "/api/v1/workflows", body).path("id").asText();
        JsonNode validation = call("POST", "/api/v1/workflows/" + id + "/validate", "");
        if (!validation.path("valid").asBoolean()) {
            throw new IllegalStateException(name + " is not valid: " + validation);
        }
        call("POST", "/api/v1/workflows/" + id + "/publish", "");
        return id;
    }

    /** Writes one of its configuration files, for the next start. */
    void configure(String file, String text) throws IOException {
        Files.createDirectories(data.resolve("etc"));
        Files.writeString(data.resolve("etc").resolve(file), text);
    }

    /** Its data directory. */
    Path data() {
        return data;
    }

    /** How many executions there are of some statuses. */
    long count(ExecutionStatus... statuses) throws IOException, InterruptedException {
        JsonNode counts = call("GET", "/api/v1/executions/counts", "");
        return Arrays.stream(statuses)
                .mapToLong(status -> counts.path(status.name()).asLong())
                .sum();
    }

    /** How every execution there is stands, by its id, page by page: its status, and if it failed, why. */
    Map<String, String> executions() throws IOException, InterruptedException {
        return executions("");
    }

    /** @param filter what else the request says, such as {@code &workflow=ID} */
    Map<String, String> executions(String filter) throws IOException, InterruptedException {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonNode item : all("/api/v1/executions?" + filter)) {
            JsonNode error = item.path("error").path("message");
            String status = item.path("status").asText();
            statuses.put(item.path("id").asText(), error.isTextual() ? status + " (" + error.asText() + ")" : status);
        }
        return statuses;
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = call("GET", path + "&limit=500" + cursor, "");
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token = login();
        }
        return send(method, path, body);
    }

    /** Just after a start the operations may not all be there yet. */
    private String login() throws IOException, InterruptedException {
        String body = "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return send("POST", "/api/v1/auth/login", body)
                        .path("accessToken")
                        .asText();
            } catch (IllegalStateException refused) {
                if (System.nanoTime() > until) {
                    throw refused;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, content);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var reply = http.send(request.build(), BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
    }

    /** Folders that a run leaves behind go with the next one. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Path[] content;
        try (Stream<Path> all = Files.walk(folder)) {
            content = all.toArray(Path[]::new);
        }
        // what is inside comes after its folder
        Arrays.sort(content, (a, b) -> b.compareTo(a));
        for (Path path : content) {
            Files.delete(path);
        }
    }
}
