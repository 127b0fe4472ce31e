package io.serai.plugins.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog elsewhere is mirrored whole or not at all, file by file. */
class HttpMirrorTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private HttpServer server;
    private HttpMirror mirror;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/shop/", exchange -> {
            byte[] body = files.get(exchange.getRequestURI().getPath().substring("/shop/".length()));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/shop");
        mirror = new HttpMirror(base, folder.resolve("shop"), HttpClient.newHttpClient());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void mirrorsAndForgets() throws Exception {
        files.put("a.kar", bytes("one"));
        index(entry("a", "a.kar", digest("one")));
        assertThat(mirror.refresh().packages()).isEqualTo(1);
        assertThat(here("a.kar")).hasContent("one");

        files.put("b.kar", bytes("two"));
        files.remove("a.kar");
        index(entry("b", "b.kar", digest("two")));
        assertThat(mirror.refresh().problems()).isEmpty();
        assertThat(here("a.kar")).doesNotExist();
        assertThat(here("b.kar")).hasContent("two");
    }

    @Test
    void keepsWhatItHasWhileTheCatalogIsAway() throws Exception {
        files.put("a.kar", bytes("one"));
        index(entry("a", "a.kar", digest("one")));
        mirror.refresh();
        files.clear();
        assertThatThrownBy(mirror::refresh).isInstanceOf(IOException.class).hasMessageContaining("404");
        assertThat(here("a.kar")).hasContent("one");
    }

    @Test
    void doesNotTakeAnotherFileThanTheIndexNames() throws Exception {
        files.put("a.kar", bytes("changed on the way"));
        files.put("b.kar", bytes("two"));
        index(entry("a", "a.kar", digest("one")), entry("b", "b.kar", digest("two")));
        HttpMirror.Result result = mirror.refresh();
        assertThat(result.packages()).isEqualTo(1);
        assertThat(result.problems()).singleElement().asString().contains("a.kar", digest("one"));
        assertThat(here("a.kar")).doesNotExist();
        assertThat(folder.resolve("shop").toFile().list()).containsExactly("b.kar");
    }

    @Test
    void refusesFilesThatAreNoPlainNames() {
        for (String file : new String[] {"../a.kar", "/etc/a.kar", ".a.kar", "a.sh", "http://elsewhere/a.kar"}) {
            index(entry("a", file, digest("one")));
            assertThatThrownBy(mirror::refresh).isInstanceOf(IOException.class).hasMessageContaining("file name");
        }
        index(entry("a", "a.kar", digest("one")), entry("b", "A.kar", digest("two")));
        assertThatThrownBy(mirror::refresh).isInstanceOf(IOException.class).hasMessageContaining("twice");
    }

    private Path here(String file) {
        return folder.resolve("shop").resolve(file);
    }

    private void index(String... entries) {
        files.put("index.json", bytes("{\"name\":\"shop\",\"plugins\":[" + String.join(",", entries) + "]}"));
    }

    private static String entry(String id, String file, String sha256) {
        return "{\"id\":\"" + id + "\",\"version\":\"1.0.0\",\"file\":\"" + file + "\",\"sha256\":\"" + sha256 + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
