package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.budget.Charge;
import io.serai.api.error.InvalidInputException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatReply;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ChatRun;
import io.serai.api.model.ContentPart;
import io.serai.api.model.FinishReason;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.Models;
import io.serai.api.model.TokenUsage;
import io.serai.camel.internal.context.HubContexts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmTest {
    private final FakeHub hub = new FakeHub();
    private final HubContexts contexts = new HubContexts(List.of(getClass().getClassLoader()), hub, hub);
    private final ModelCamelContext context = contexts.create("llm", List.of());
    private final FakeModels models = new FakeModels();

    LlmTest() {
        context.getRegistry().bind(ContextFactory.MODELS, Models.class, models);
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        contexts.close();
    }

    @Test
    void asksWithTheBodyAndTellsWhoAnswered() {
        Exchange exchange = send("llm:house?system=Be short&temperature=0.5&maxTokens=50&timeout=3s", "Hi", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("Hello");
        assertThat(exchange.getVariable("llm"))
                .isEqualTo(Map.of(
                        "model",
                        "m",
                        "provider",
                        "p",
                        "inputTokens",
                        12L,
                        "cachedTokens",
                        4L,
                        "outputTokens",
                        3L,
                        "cost",
                        new BigDecimal("0.001"),
                        "latencyMillis",
                        5L,
                        "finish",
                        "STOP"));
        assertThat(models.requests).singleElement().satisfies(request -> {
            assertThat(request.model()).isEqualTo("house");
            assertThat(request.messages()).containsExactly(ChatMessage.system("Be short"), ChatMessage.user("Hi"));
            assertThat(request.options().temperature()).isEqualTo(0.5);
            assertThat(request.options().maxTokens()).isEqualTo(50);
            assertThat(request.options().timeout()).isEqualTo(Duration.ofSeconds(3));
        });
        assertThat(models.accounts).singleElement().satisfies(account -> {
            assertThat(account.step()).isFalse();
            assertThat(account.spender().tenant()).isEqualTo("oasis");
        });
    }

    @Test
    void takesAConversation() {
        send(
                "llm:default",
                Map.of(
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", "Be kind"),
                                Map.of("role", "assistant", "content", "Yes?"),
                                Map.of(
                                        "role",
                                        "user",
                                        "content",
                                        List.of(
                                                Map.of("type", "text", "text", "What is it?"),
                                                Map.of(
                                                        "type",
                                                        "image_url",
                                                        "image_url",
                                                        Map.of("url", "data:image/png;base64,aGk=")),
                                                Map.of("type", "image_url", "image_url", "https://x.example/a.png"))))),
                Map.of());

        assertThat(models.requests.get(0).messages())
                .containsExactly(
                        ChatMessage.system("Be kind"),
                        ChatMessage.assistant("Yes?"),
                        ChatMessage.user(List.of(
                                new ContentPart.Text("What is it?"),
                                new ContentPart.Image("image/png", "aGk="),
                                new ContentPart.ImageLink("https://x.example/a.png"))));
    }

    @Test
    void givesATreeWhereASchemaWasGiven() {
        models.answer = "{\"kind\":\"invoice\"}";
        Exchange exchange =
                send("llm:default", Map.of("letter", "Dear"), Map.of("SeraiLlmSchema", "{\"type\":\"object\"}"));

        assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of("kind", "invoice"));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("SeraiLlmSchema");
        assertThat(models.requests.get(0).options().schema()).isEqualTo("{\"type\":\"object\"}");
        assertThat(models.requests.get(0).messages()).containsExactly(ChatMessage.user("{\"letter\":\"Dear\"}"));
    }

    @Test
    void failsWithWhatTheModelFailsWith() {
        models.failure = new ModelRefusedException(ModelFailure.AUTH, "Wrong key.", null);
        assertThat(send("llm:default", "Hi", Map.of()).getException()).isSameAs(models.failure);
    }

    @Test
    void refusesABodyThatIsNoPrompt() {
        for (Object body : new Object[] {null, " ", List.of(), List.of("x"), List.of(Map.of("role", "king"))}) {
            assertThat(send("llm:default", body, Map.of()).getException())
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.code()).isEqualTo("llm.invalid-body"));
        }
        assertThat(models.requests).isEmpty();
    }

    @Test
    void explainsWrongOptions() {
        refuses("llm:a?temperature=9", "temperature must be a number from 0 to 2");
        refuses("llm:a?maxTokens=no", "maxTokens must be a number from 1 on");
        refuses("llm:a?onRateLimit=panic", "onRateLimit must be wait or fail");
        refuses("llm:a?colour=red", "Unknown parameters");
        assertThatThrownBy(() -> context.getEndpoint("llm:a").createConsumer(e -> {}))
                .hasMessageContaining("cannot start a route");
    }

    private void refuses(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining(message);
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        context.start();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        exchange.setProperty("SeraiTenant", "oasis");
        return context.createProducerTemplate().send(uri, exchange);
    }

    private static final class FakeModels implements Models {
        final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
        final List<Account> accounts = new CopyOnWriteArrayList<>();
        volatile String answer = "Hello";
        volatile RuntimeException failure;

        @Override
        public ChatRun chat(ChatRequest request, Account account, ChatListener listener) {
            requests.add(request);
            accounts.add(account);
            Function<RuntimeException, CompletionStage<ChatReply>> result = why -> why == null
                    ? CompletableFuture.completedFuture(reply(account))
                    : CompletableFuture.failedFuture(why);
            CompletionStage<ChatReply> reply = result.apply(failure);
            return new ChatRun() {
                @Override
                public CompletionStage<ChatReply> reply() {
                    return reply;
                }

                @Override
                public void cancel() {}
            };
        }

        private ChatReply reply(Account account) {
            BigDecimal cost = new BigDecimal("0.001000000");
            return new ChatReply(
                    answer,
                    List.of(),
                    FinishReason.STOP,
                    new TokenUsage(12, 4, 3),
                    "m",
                    "p",
                    5,
                    cost,
                    new Charge(account.key(), account.spender(), "p", "m", "chat", 12, 4, 3, cost, 5, Instant.EPOCH));
        }
    }
}
