package io.serai.models.internal.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatOptions;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ContentPart;
import io.serai.api.model.FinishReason;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import io.serai.api.model.TokenUsage;
import io.serai.api.model.ToolOffer;
import io.serai.api.model.ToolRequest;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.model.ProviderCall;
import io.serai.spi.model.ProviderReply;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every provider against a server that speaks its protocol. */
class VendorsTest {
    private static final String KEY = "sk-only-for-this-test";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ToolOffer WEATHER = new ToolOffer("weather", "How the weather is.", """
            {"type":"object","properties":{"city":{"type":"string"},"days":{"type":["integer","null"]}},"required":["city"]}""");
    private static final String SCHEMA = """
            {"type":"object","properties":{"mood":{"type":"string","enum":["good","bad"]},"points":{"type":"array",\
            "items":{"type":"integer"}}},"required":["mood"]}""";

    private final VendorServer server = new VendorServer();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
        clock.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void answers(Wire wire) {
        server.answers(200, wire.plain);

        ProviderReply reply = provider(wire).chat(call(prompt("Hi"), false));

        assertThat(reply)
                .isEqualTo(new ProviderReply(
                        "Hello there", List.of(), FinishReason.STOP, new TokenUsage(12, wire.cached, 3)));
        assertThat(server.asked).singleElement().satisfies(asked -> {
            assertThat(asked.path()).startsWith(wire.path);
            assertThat(asked.body()).contains("Hi");
            assertThat(wire == Wire.OLLAMA
                            || asked.headers().toString().contains(KEY)
                            || asked.path().contains(KEY))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void streams(Wire wire) {
        server.streams(wire.stream, wire.type(), true);

        ProviderReply reply = provider(wire).chat(call(prompt("Hi"), true));

        assertThat(heard).containsExactly("Hello", " there");
        assertThat(reply)
                .isEqualTo(new ProviderReply(
                        "Hello there", List.of(), FinishReason.STOP, new TokenUsage(12, wire.cached, 3)));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void asksForTools(Wire wire) {
        server.answers(200, wire.tool);
        ProviderReply whole = provider(wire).chat(call(withTools(), false));
        server.streams(wire.toolStream, wire.type(), true);
        ProviderReply streamed = provider(wire).chat(call(withTools(), true));

        for (ProviderReply reply : List.of(whole, streamed)) {
            assertThat(reply.finish()).isEqualTo(FinishReason.TOOLS);
            assertThat(reply.toolRequests()).singleElement().satisfies(request -> {
                assertThat(request.name()).isEqualTo("weather");
                assertThat(request.arguments().replaceAll("\\s", "")).isEqualTo("{\"city\":\"Bern\"}");
                assertThat(request.id()).isNotBlank();
            });
        }
        assertThat(server.asked.get(0).body()).contains("How the weather is.").contains("city");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void takesToolsResults(Wire wire) {
        server.answers(200, wire.plain);
        ToolRequest request = new ToolRequest("t1", "weather", "{\"city\":\"Bern\"}");
        provider(wire)
                .chat(call(
                        new ChatRequest(
                                "m",
                                List.of(
                                        ChatMessage.system("Be short."),
                                        ChatMessage.user("How is it?"),
                                        ChatMessage.assistant("", List.of(request)),
                                        ChatMessage.tool(request, "{\"sky\":\"grey\"}")),
                                List.of(WEATHER),
                                ChatOptions.NONE),
                        false));

        assertThat(server.asked.get(0).body())
                .contains("Be short.")
                .contains("grey")
                .contains("Bern");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void holdsToASchemaAndOptions(Wire wire) {
        server.answers(200, wire.plain);
        provider(wire)
                .chat(call(
                        new ChatRequest(
                                "m",
                                List.of(ChatMessage.user("Hi")),
                                List.of(),
                                new ChatOptions(0.5, 77, SCHEMA, List.of("END"), null)),
                        false));

        assertThat(server.asked.get(0).body())
                .contains("mood")
                .contains("77")
                .contains("0.5")
                .contains("END");
    }

    @ParameterizedTest
    @EnumSource(
            value = Wire.class,
            names = {"OPENAI", "ANTHROPIC", "GEMINI", "OLLAMA"})
    void seesPictures(Wire wire) {
        server.answers(200, wire.plain);
        provider(wire)
                .chat(call(
                        new ChatRequest(
                                "m",
                                List.of(ChatMessage.user(List.of(
                                        new ContentPart.Text("What is it?"),
                                        new ContentPart.Image("image/png", "aGVsbG8=")))),
                                List.of(),
                                ChatOptions.NONE),
                        false));

        assertThat(server.asked.get(0).body()).contains("What is it?").contains("aGVsbG8=");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void saysWhatARefusalMeans(Wire wire) {
        for (boolean streaming : new boolean[] {false, true}) {
            refused(wire, streaming, 401, ModelFailure.AUTH);
            refused(wire, streaming, 400, ModelFailure.INVALID);
            refused(wire, streaming, 404, ModelFailure.INVALID);
            unavailable(wire, streaming, 500, ModelFailure.SERVER);
            unavailable(wire, streaming, 503, ModelFailure.SERVER);
            unavailable(wire, streaming, 504, ModelFailure.TIMEOUT);
            ModelUnavailableException limited = unavailable(wire, streaming, 429, ModelFailure.RATE_LIMITED);
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(limited.getResponseHeaders()).containsEntry("Retry-After", "7");
            assertThat(limited.getStatusCode()).isEqualTo(429);
        }
    }

    private ModelUnavailableException unavailable(Wire wire, boolean streaming, int status, ModelFailure failure) {
        Throwable thrown = failure(wire, streaming, status);
        assertThat(thrown).isInstanceOf(ModelUnavailableException.class);
        assertThat(((ModelUnavailableException) thrown).failure()).isEqualTo(failure);
        return (ModelUnavailableException) thrown;
    }

    private void refused(Wire wire, boolean streaming, int status, ModelFailure failure) {
        Throwable thrown = failure(wire, streaming, status);
        assertThat(thrown).isInstanceOf(ModelRefusedException.class);
        assertThat(((ModelRefusedException) thrown).failure()).isEqualTo(failure);
    }

    private Throwable failure(Wire wire, boolean streaming, int status) {
        int before = server.asked.size();
        server.answers(status, "{\"error\":{\"message\":\"No way with " + KEY + " today\"}}", "Retry-After", "7");
        Throwable thrown = catchThrowable(() -> provider(wire).chat(call(prompt("Hi"), streaming)));
        assertThat(thrown).hasMessageContaining("today").hasMessageNotContaining(KEY);
        assertThat(server.asked).as("one try").hasSize(before + 1);
        assertThat(heard).isEmpty();
        return thrown;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void noticesAStreamThatIsCutOff(Wire wire) {
        for (boolean complete : new boolean[] {true, false}) {
            server.streams(wire.stream.subList(0, wire == Wire.ANTHROPIC ? 4 : 1), wire.type(), complete);
            assertThatThrownBy(() -> provider(wire).chat(call(prompt("Hi"), true)))
                    .as("complete %s", complete)
                    .isInstanceOfSatisfying(
                            ModelUnavailableException.class,
                            e -> assertThat(e.failure()).isEqualTo(ModelFailure.NETWORK));
        }
        assertThat(heard).contains("Hello");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void noticesGarbage(Wire wire) {
        server.answers(200, "{\"oops");
        failsAs(wire, false, ModelFailure.SERVER);
        server.streams(
                List.of(wire.stream.get(0), wire.garbage(), wire.stream.get(wire.stream.size() - 1)),
                wire.type(),
                true);
        failsAs(wire, true, ModelFailure.SERVER);
    }

    @Test
    void noticesAnErrorInTheMiddleOfAnAnswer() {
        server.streams(
                List.of(
                        Wire.ANTHROPIC.stream.get(0),
                        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                                + "\"message\":\"Overloaded\"}}\n\n"),
                "text/event-stream",
                true);
        assertThatThrownBy(() -> provider(Wire.ANTHROPIC).chat(call(prompt("Hi"), true)))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("Overloaded");
        server.streams(
                List.of(Wire.OPENAI.stream.get(0), "data: {\"error\":{\"message\":\"Out of order\"}}\n\n"),
                "text/event-stream",
                true);
        assertThatThrownBy(() -> provider(Wire.OPENAI).chat(call(prompt("Hi"), true)))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("Out of order");
    }

    private void failsAs(Wire wire, boolean streaming, ModelFailure failure) {
        assertThatThrownBy(() -> provider(wire).chat(call(prompt("Hi"), streaming)))
                .isInstanceOfSatisfying(
                        ModelUnavailableException.class,
                        e -> assertThat(e.failure()).isEqualTo(failure));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void waitsNoLongerThanItMay(Wire wire) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        server.answers(exchange -> await(over));
        for (boolean streaming : new boolean[] {false, true}) {
            assertThatThrownBy(() -> provider(wire).chat(new Call(prompt("Hi"), Duration.ofMillis(300), streaming)))
                    .isInstanceOfSatisfying(
                            ModelUnavailableException.class,
                            e -> assertThat(e.failure()).isEqualTo(ModelFailure.TIMEOUT));
        }
        over.countDown();
    }

    @Test
    void waitsNoLongerThanItMayInTheMiddleOfAnAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(Wire.OPENAI.stream.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(over);
        });
        assertThatThrownBy(() -> provider(Wire.OPENAI).chat(new Call(prompt("Hi"), Duration.ofSeconds(2), true)))
                .isInstanceOfSatisfying(
                        ModelUnavailableException.class,
                        e -> assertThat(e.failure()).isEqualTo(ModelFailure.TIMEOUT));
        assertThat(heard).containsExactly("Hello");
        over.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void saysThatNobodyIsThere(Wire wire) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (boolean streaming : new boolean[] {false, true}) {
            assertThatThrownBy(() -> provider(wire, "http://localhost:" + port).chat(call(prompt("Hi"), streaming)))
                    .isInstanceOfSatisfying(ModelUnavailableException.class, e -> {
                        assertThat(e.failure()).isEqualTo(ModelFailure.NETWORK);
                        assertThat(e.getCause()).isInstanceOf(java.io.IOException.class);
                    });
        }
    }

    @Test
    void endsWhenNobodyWantsTheAnswer() {
        CountDownLatch over = new CountDownLatch(1);
        Call call = new Call(prompt("Hi"), LONG, true);
        server.answers(exchange -> {
            call.cancel();
            await(over);
        });
        assertThatThrownBy(() -> provider(Wire.OPENAI).chat(call)).isInstanceOf(CancellationException.class);
        over.countDown();
    }

    @Test
    void theHubsKeyGoesNowhereElse() {
        server.answers(200, Wire.OPENAI.plain);
        Call call = new Call(prompt("Hi"), LONG, false);
        call.endpoint = server.url();
        provider(Wire.OPENAI, "http://localhost:1").chat(call);
        call.apiKey = "own-key";
        provider(Wire.OPENAI, "http://localhost:1").chat(call);

        assertThat(server.asked.get(0).headers().toString()).doesNotContain(KEY);
        assertThat(server.asked.get(1).headers().toString()).contains("own-key").doesNotContain(KEY);
    }

    @Test
    void saysHowToConfigureWhatIsNot() {
        for (LangChainProvider provider : Vendors.all(name -> null, http, clock)) {
            assertThat(provider.isConfigured()).as(provider.description().id()).isFalse();
            assertThat(provider.description().howTo())
                    .contains(provider.description().environment().get(0));
        }
        assertThatThrownBy(() -> Vendors.all(name -> null, http, clock).stream()
                        .filter(one -> one.description().id().equals("openai"))
                        .findFirst()
                        .orElseThrow()
                        .chat(call(prompt("Hi"), false)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("OPENAI_API_KEY");
    }

    private ChatRequest withTools() {
        return new ChatRequest("m", List.of(ChatMessage.user("How is it?")), List.of(WEATHER), ChatOptions.NONE);
    }

    private static ChatRequest prompt(String text) {
        return ChatRequest.of("m", text);
    }

    private ModelProvider provider(Wire wire) {
        return provider(wire, server.url());
    }

    private ModelProvider provider(Wire wire, String url) {
        String prefix = wire.provider.toUpperCase(Locale.ROOT).replace('-', '_');
        Map<String, String> environment = Map.of(prefix + "_API_KEY", KEY, prefix + "_BASE_URL", url);
        return Vendors.all(environment::get, http, clock).stream()
                .filter(one -> one.description().id().equals(wire.provider))
                .findFirst()
                .orElseThrow();
    }

    private Call call(ChatRequest request, boolean streaming) {
        return new Call(request, LONG, streaming);
    }

    private final class Call implements ProviderCall {
        private final ChatRequest request;
        private final Duration timeout;
        private final boolean streaming;
        private String endpoint;
        private String apiKey;
        private volatile Runnable onCancel;

        Call(ChatRequest request, Duration timeout, boolean streaming) {
            this.request = request;
            this.timeout = timeout;
            this.streaming = streaming;
        }

        void cancel() {
            onCancel.run();
        }

        @Override
        public ChatRequest request() {
            return request;
        }

        @Override
        public String endpoint() {
            return endpoint;
        }

        @Override
        public String apiKey() {
            return apiKey;
        }

        @Override
        public Duration timeout() {
            return timeout;
        }

        @Override
        public ChatListener listener() {
            return streaming ? heard::add : null;
        }

        @Override
        public void onCancel(Runnable action) {
            onCancel = action;
        }
    }
}
