package io.serai.plugins.internal.tool.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.TooLargeException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.OutboundHttp;
import io.serai.plugins.internal.tool.UnusableToolException;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tools of YAML files, against a server that says what it was asked. */
class ToolFileTest {
    private final ToolFileReader reader = new ToolFileReader();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private volatile String asked;
    private volatile String key;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String answer = "{\"current\":{\"celsius\":21.5,\"words\":[\"mild\"]}}";

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Unit") + " " + body;
            key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Tool tool(String yaml) {
        OutboundHttp outbound = new OutboundHttp() {
            @Override
            public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
                    throws java.io.IOException, InterruptedException {
                return client.send(request, handler);
            }

            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                    HttpRequest request, HttpResponse.BodyHandler<T> handler) {
                return client.sendAsync(request, handler);
            }
        };
        String port = String.valueOf(server.getAddress().getPort());
        return reader.read("weather", yaml.replace("PORT", port), () -> outbound, () -> null);
    }

    private Tool weather() {
        return tool("""
                summary: The weather of a city now.
                input: { type: object, required: [city], properties: { city: { type: string }, unit: { type: string } } }
                http:
                  url: "http://127.0.0.1:PORT/now/{city}?lang={lang}"
                  headers: { X-Unit: "{unit}" }
                  result: /current/celsius
                """);
    }

    private static ToolCall call(Map<String, Object> arguments) {
        return new ToolCall(arguments, "default", null, "key-1");
    }

    @Test
    void argumentsGoIntoTheAddress() throws Exception {
        Tool tool = weather();

        assertThat(tool.description().name()).isEqualTo("weather");
        assertThat(tool.description().inputSchema()).contains("\"required\":[\"city\"]");
        assertThat(tool.call(call(Map.of("city", "Köln am Rhein/../x?y=1", "unit", "C"))))
                .isEqualTo(21.5);
        assertThat(asked).startsWith("GET /now/K%C3%B6ln%20am%20Rhein%2F..%2Fx%3Fy%3D1?lang= C");
        assertThat(key).isNull();
    }

    @Test
    void argumentsKeepTheirTypesInABody() throws Exception {
        Tool tool = tool("""
                summary: Orders.
                input: { type: object }
                http:
                  method: POST
                  url: http://127.0.0.1:PORT/orders
                  body: { lines: "{lines}", note: "for {who}", who: "{nobody}", fixed: 1 }
                """);
        answer = "";
        status = 204;

        assertThat(tool.call(call(Map.of("lines", List.of(Map.of("sku", 7)), "who", "Ada \"A\""))))
                .isNull();
        assertThat(asked)
                .contains("POST /orders")
                .endsWith("{\"lines\":[{\"sku\":7}],\"note\":\"for Ada \\\"A\\\"\",\"fixed\":1}");
        assertThat(key).isEqualTo("key-1");
    }

    @Test
    void aRefusalSaysWhetherToTryAgain() throws Exception {
        type = "text/plain";
        answer = "no such city";
        status = 404;
        assertThatThrownBy(() -> weather().call(call(Map.of("city", "x"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("no such city");
        status = 429;
        assertThatThrownBy(() -> weather().call(call(Map.of("city", "x"))))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(7));
        status = 200;
        answer = "x".repeat((1 << 20) + 1);
        assertThatThrownBy(() -> weather().call(call(Map.of("city", "x")))).isInstanceOf(TooLargeException.class);
        answer = "mild";
        assertThat(weather().call(call(Map.of("city", "x")))).isEqualTo("mild");
    }

    @Test
    void noHeaderIsSmuggledIn() {
        assertThatThrownBy(() -> weather().call(call(Map.of("city", "x", "unit", "C\r\nX-Admin: yes"))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(asked).isNull();
    }

    @Test
    void aFileThatIsWrongSaysWhere() {
        assertThatThrownBy(() -> tool("summary: x\nhttp: { url: \"ftp://example.com\" }"))
                .isInstanceOf(UnusableToolException.class)
                .hasMessageContaining("http.url");
        assertThatThrownBy(() -> tool("summary: x"))
                .isInstanceOf(UnusableToolException.class)
                .hasMessageContaining("breaks the schema");
        assertThatThrownBy(() -> tool("summary: [x"))
                .isInstanceOf(UnusableToolException.class)
                .hasMessageContaining("no YAML");
    }
}
