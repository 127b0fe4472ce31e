package io.serai.http.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.event.EventBus;
import io.serai.http.internal.TestHub;
import io.serai.http.internal.json.Json;
import io.serai.observe.internal.RoomEventBus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomSocketsTest {
    private final EventBus bus = new RoomEventBus();
    private TestHub hub;
    private RoomSockets sockets;

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of());
        hub.neighbours.eventBus(bus);
        sockets = new RoomSockets(hub.gate, hub.settings, hub.neighbours, 300);
        JakartaWebSocketServletContainerInitializer.configure(hub.context, null);
        hub.add("/v1", sockets).start();
        hub.send(hub.request("/v1")); // the servlet is initialized with its first request
        assertThat(sockets.awaitJoined(10_000)).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        sockets.close();
        hub.close();
    }

    /** A client that keeps what it hears. */
    private static final class Client implements WebSocket.Listener {
        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.add(code);
            return null;
        }

        JsonNode next() throws Exception {
            String message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message").isNotNull();
            return Json.MAPPER.readTree(message);
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        JsonNode ask(String text) throws Exception {
            send(text);
            return next();
        }
    }

    private Client connect(String token) {
        Client client = new Client();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        client.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + hub.port() + "/v1"), client)
                .join();
        return client;
    }

    private void publish(String room, int n) {
        bus.publish("default", room, "step.ended", () -> Map.of("n", n));
    }

    @Test
    void subscribesHearsAndCatchesUp() throws Exception {
        Client client = connect(TestHub.ADMIN);
        JsonNode joined = client.ask("{\"type\":\"subscribe\",\"room\":\"execution:1\"}");
        assertThat(joined.get("type").asText()).isEqualTo("subscribed");
        publish("execution:1", 1);
        JsonNode event = client.next();
        assertThat(event.get("type").asText()).isEqualTo("step.ended");
        assertThat(event.get("room").asText()).isEqualTo("execution:1");
        assertThat(event.get("seq").asLong()).isEqualTo(joined.get("seq").asLong() + 1);
        assertThat(event.at("/data/n").asInt()).isEqualTo(1);
        assertThat(event.get("at").asText()).endsWith("Z");
        assertThat(client.ask("{\"type\":\"unsubscribe\",\"room\":\"execution:1\"}")
                        .get("type")
                        .asText())
                .isEqualTo("unsubscribed");
        publish("execution:1", 2);
        publish("execution:1", 3);
        JsonNode again = client.ask("{\"type\":\"subscribe\",\"room\":\"execution:1\",\"after\":"
                + event.get("seq").asLong() + "}");
        assertThat(again.get("type").asText()).isEqualTo("subscribed");
        assertThat(client.next().at("/data/n").asInt()).isEqualTo(2);
        assertThat(client.next().at("/data/n").asInt()).isEqualTo(3);
        assertThat(client.ask("{\"type\":\"ping\"}").get("type").asText()).isEqualTo("pong");
    }

    @Test
    void saysWhyNot() throws Exception {
        Client reader = connect(null);
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"plugins\"}")))
                .isEqualTo("auth.required");
        assertThat(reader.ask("{\"type\":\"auth\",\"token\":\"" + TestHub.READER + "\"}")
                        .get("type")
                        .asText())
                .isEqualTo("authenticated");
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"plugins\"}")))
                .isEqualTo("room.forbidden");
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"execution:1\"}")))
                .isEqualTo("room.forbidden");
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"user:u1\"}")))
                .isEqualTo("room.forbidden");
        assertThat(reader.ask("{\"type\":\"subscribe\",\"room\":\"user:u2\"}")
                        .get("type")
                        .asText())
                .isEqualTo("subscribed");
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"nonsense\"}")))
                .isEqualTo("room.unknown");
        assertThat(code(reader.ask("{\"type\":\"subscribe\",\"room\":\"user:u2\",\"after\":5}")))
                .isEqualTo("room.history-lost");
        assertThat(code(reader.ask("{nonsense"))).isEqualTo("message.malformed");
        assertThat(code(reader.ask("{\"type\":\"dance\"}"))).isEqualTo("message.unknown");
    }

    private static String code(JsonNode message) {
        assertThat(message.get("type").asText()).isEqualTo("error");
        return message.at("/data/code").asText();
    }

    @Test
    void whoDoesNotLogInIsClosed() throws Exception {
        Client silent = connect("stale");
        assertThat(silent.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(RoomEndpoint.NO_LOGIN);
        Client wrong = connect(null);
        assertThat(code(wrong.ask("{\"type\":\"auth\",\"token\":\"stale\"}"))).isEqualTo("auth.token");
        assertThat(wrong.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(RoomEndpoint.NO_LOGIN);
    }

    @Test
    void leavingCleansUpAndStoppingClosesAll() throws Exception {
        Client one = connect(TestHub.ADMIN);
        one.ask("{\"type\":\"subscribe\",\"room\":\"plugins\"}");
        Client two = connect(TestHub.ADMIN);
        two.ask("{\"type\":\"ping\"}");
        assertThat(sockets.connections()).isEqualTo(2);
        one.socket.sendClose(1000, "").join();
        while (sockets.connections() != 1) {
            Thread.onSpinWait();
        }
        sockets.close();
        assertThat(two.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    @Test
    void plainRequestsAreToldToUpgrade() throws Exception {
        assertThat(hub.send(hub.request("/v1")).statusCode()).isEqualTo(426);
    }
}
