package io.serai.itests.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One data directory and the hub on it, used through {@code ./serai} alone. Closing it ends the process. */
final class Hub implements AutoCloseable {
    static final String ADMIN_PASSWORD = "only-for-this-test-1";

    private static final Path ROOT = root();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Path data;
    final int port = freePort();
    private final Map<String, String> environment;

    Hub(Path data) {
        this(data, Map.of("SERAI_ADMIN_PASSWORD", ADMIN_PASSWORD));
    }

    Hub(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
    }

    /** What a command of the script printed, and how it ended. */
    record Result(int exit, String out, String err) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    static Path repository() {
        return ROOT;
    }

    Result start(String... options) {
        List<String> words = new ArrayList<>(List.of("start", "--port", String.valueOf(port)));
        words.addAll(List.of(options));
        return serai(words.toArray(String[]::new));
    }

    Result stop() {
        return serai("stop");
    }

    Result shell(String command) {
        return serai("shell", command);
    }

    JsonNode status() {
        return json(serai("status", "--json").out());
    }

    long pid() {
        return status().path("pid").asLong();
    }

    /** Runs the script from another folder than its own; SERAI_DATA says where the data is. */
    Result serai(String... words) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("serai").toString()));
        command.addAll(List.of(words));
        try {
            Path out = Files.createTempFile("serai-test", ".out");
            Path err = Files.createTempFile("serai-test", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
            builder.environment().put("SERAI_DATA", data.toString());
            builder.environment().put("SERAI_BUILD", "never");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", words) + " did not end: " + Files.readString(out));
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A call to the REST API as the administrator, which must succeed; what a busy hub refuses is asked again. */
    JsonNode asAdmin(String path) {
        String password = "{\"username\":\"admin\",\"password\":\"" + ADMIN_PASSWORD + "\"}";
        String token = answer(() -> post("/api/v1/auth/login", password))
                .path("accessToken")
                .asText();
        return answer(() -> send(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token)));
    }

    /** What the administrator calls with, as the value of the header Authorization. */
    String adminsBearer() {
        String password = "{\"username\":\"admin\",\"password\":\"" + ADMIN_PASSWORD + "\"}";
        return "Bearer "
                + answer(() -> post("/api/v1/auth/login", password))
                        .path("accessToken")
                        .asText();
    }

    /** Sends a package as a browser does. */
    HttpResponse<String> upload(String bearer, String query, Path file) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(Files.readAllBytes(file));
            body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
            return send(HttpRequest.newBuilder(address("/api/v1/plugins" + query))
                    .header("Authorization", bearer)
                    .header("Content-Type", "multipart/form-data; boundary=part")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String bearer, String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", bearer));
    }

    HttpResponse<String> get(String bearer, String path, String header, String value) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", bearer)
                .header(header, value));
    }

    HttpResponse<String> post(String bearer, String path, String body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String bearer, String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", bearer)
                .DELETE());
    }

    private static JsonNode answer(Supplier<HttpResponse<String>> call) {
        List<HttpResponse<String>> replies = new ArrayList<>();
        try {
            within(Duration.ofSeconds(20), () -> {
                replies.add(call.get());
                return replies.get(replies.size() - 1).statusCode() != 503;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        HttpResponse<String> reply = replies.get(replies.size() - 1);
        if (reply.statusCode() != 200) {
            throw new AssertionError(reply.uri() + " answers " + reply.statusCode() + ": " + reply.body());
        }
        return json(reply.body());
    }

    /** A sample order of the repository. */
    static String order(String name) {
        try {
            return Files.readString(
                    ROOT.resolve("camel-routes/order-intake/samples").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    /** Asks every 50 ms, because nothing outside the process tells when it has happened. */
    static boolean within(Duration time, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (happened.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return happened.getAsBoolean();
    }

    static int freePort() {
        // below the range from which systems take ports for outgoing connections: nobody grabs it meanwhile
        while (true) {
            int drawn = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(drawn, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        long pid = pid();
        if (pid != 0) {
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(40)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("serai"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
