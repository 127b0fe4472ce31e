package io.serai.http.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.http.internal.TestHub;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServletTest {
    @TempDir
    private Path folder;

    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("index.html"), "<html>console</html>");
        Files.writeString(folder.resolve("assets/app.js"), "plain");
        Files.writeString(folder.resolve("assets/app.js.gz"), "zipped");
        Files.writeString(folder.resolve("assets/app.js.br"), "brotli");
        hub = new TestHub(Map.of());
        hub.add("/*", new ConsoleServlet(hub.gate, hub.settings, new ConsoleFiles() {
                    @Override
                    public URL find(String path) {
                        Path file = folder.resolve(path);
                        try {
                            return Files.isRegularFile(file) ? file.toUri().toURL() : null;
                        } catch (MalformedURLException e) {
                            throw new IllegalArgumentException(e);
                        }
                    }

                    @Override
                    public String version() {
                        return "7";
                    }
                }))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void everyRouteOfTheConsoleIsItsPage() throws Exception {
        for (String path :
                new String[] {"/", "/executions", "/executions/12", "/plugins/com.example.bridge", "/index.html"}) {
            HttpResponse<String> page = hub.send(hub.request(path));
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).isEqualTo("<html>console</html>");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
        assertThat(hub.send(hub.request("/").header("If-None-Match", "\"7\"")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void assetsAreKeptForeverAndSentPacked() throws Exception {
        HttpResponse<String> plain = hub.send(hub.request("/assets/app.js"));
        assertThat(plain.body()).isEqualTo("plain");
        assertThat(plain.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        HttpResponse<String> zipped = hub.send(hub.request("/assets/app.js").header("Accept-Encoding", "gzip"));
        assertThat(zipped.body()).isEqualTo("zipped");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        HttpResponse<String> brotli = hub.send(hub.request("/assets/app.js").header("Accept-Encoding", "gzip, br"));
        assertThat(brotli.body()).isEqualTo("brotli");
    }

    @Test
    void missingFilesAndOtherMethodsAreProblems() throws Exception {
        assertThat(hub.send(hub.request("/assets/gone.js")).statusCode()).isEqualTo(404);
        assertThat(hub.send(hub.request("/favicon.ico")).statusCode()).isEqualTo(404);
        assertThat(hub.send(hub.request("/").DELETE()).statusCode()).isEqualTo(405);
    }
}
