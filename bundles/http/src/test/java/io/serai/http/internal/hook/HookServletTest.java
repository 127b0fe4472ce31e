package io.serai.http.internal.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.ExecutionFailedException;
import io.serai.api.error.NotAcceptableException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnsupportedMediaTypeException;
import io.serai.api.hook.HookReply;
import io.serai.api.hook.HookRequest;
import io.serai.api.hook.Hooks;
import io.serai.http.internal.TestHub;
import io.serai.http.internal.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookServletTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<HookRequest> seen = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<HookReply> reply = reply("ok");
    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of("hook_body_limit", 100_000));
        HookServlet servlet = new HookServlet(hub.gate, hub.settings, hub.neighbours);
        hub.add("/hooks/*", servlet).add("/services/*", servlet).start();
        hub.neighbours.hooks(request -> {
            seen.add(request);
            return reply;
        });
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    private static CompletableFuture<HookReply> reply(Object body) {
        return CompletableFuture.completedFuture(new HookReply(200, null, Map.of(), body, "e1"));
    }

    private HookRequest next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void passesEverythingButWhatCamelWouldObey() throws Exception {
        HttpResponse<String> answer = hub.send(hub.request("/hooks/orders/eu?a=1&b=x%20y&a=2&c")
                .headers("CamelHttpUri", "http://evil", "X-Mine", "m", "X-API-Key", TestHub.ADMIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"n\":1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("X-Execution-Id")).hasValue("e1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        HookRequest request = next();
        assertThat(request.tenant()).isEqualTo("default");
        assertThat(request.path()).isEqualTo("orders/eu");
        assertThat(request.headers()).containsEntry("x-mine", List.of("m")).doesNotContainKey("camelhttpuri");
        assertThat(request.query()).isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("x y"), "c", List.of("")));
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}");
        assertThat(request.caller().name()).isEqualTo("admin");
        assertThat(request.requestId())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void theDefaultTenantCanBeNamed() throws Exception {
        hub.send(hub.request("/hooks/default/orders"));
        assertThat(next().path()).isEqualTo("orders");
        hub.send(hub.request("/hooks/orders/"));
        HookRequest request = next();
        assertThat(request.path()).isEqualTo("orders");
        assertThat(request.body()).isEmpty();
        assertThat(request.caller()).isNull();
    }

    @Test
    void servicesAreCalledTheSameWay() throws Exception {
        hub.send(hub.request("/services/orders/7?a=x%20y").header("CamelHttpPath", "/evil"));
        HookRequest request = next();
        assertThat(request.base()).isEqualTo("/services/");
        assertThat(request.path()).isEqualTo("orders/7");
        assertThat(request.query()).isEqualTo(Map.of("a", List.of("x y")));
        assertThat(request.queryString()).isEqualTo("a=x%20y");
        assertThat(request.headers()).doesNotContainKey("camelhttppath");
        hub.send(hub.request("/hooks/orders"));
        assertThat(next().base()).isEqualTo("/hooks/");
    }

    @Test
    void whatDoesNotFitHasItsOwnStatus() throws Exception {
        reply = CompletableFuture.failedFuture(new UnsupportedMediaTypeException("hook.media-type", "Not that."));
        assertThat(hub.send(hub.request("/services/x")).statusCode()).isEqualTo(415);
        reply = CompletableFuture.failedFuture(new NotAcceptableException("hook.not-acceptable", "Not that."));
        assertThat(hub.send(hub.request("/services/x")).statusCode()).isEqualTo(406);
        reply = CompletableFuture.completedFuture(new HookReply(204, null, Map.of("Allow", "GET"), null, null));
        HttpResponse<String> options = hub.send(hub.request("/services/x"));
        assertThat(options.headers().firstValue("Allow")).hasValue("GET");
        assertThat(options.headers().firstValue("X-Execution-Id")).isEmpty();
    }

    @Test
    void aCredentialThatDoesNotHoldIsNone() throws Exception {
        hub.send(hub.request("/hooks/orders").header("Authorization", "Bearer stale"));
        assertThat(next().caller()).isNull();
    }

    @Test
    void formFieldsAreHeadersToo() throws Exception {
        hub.send(hub.request("/hooks/orders")
                .headers("X-Mine", "real", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("city=K%C3%B6ln&x-mine=forged&CamelFileName=x")));
        assertThat(next().headers())
                .containsEntry("city", List.of("Köln"))
                .containsEntry("x-mine", List.of("real"))
                .doesNotContainKey("CamelFileName");
    }

    @Test
    void mapsTreesToJsonAndBytesAsTheyAre() throws Exception {
        reply = reply(Map.of("n", 1));
        HttpResponse<String> json = hub.send(hub.request("/hooks/x"));
        assertThat(json.body()).isEqualTo("{\"n\":1}");
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        reply = CompletableFuture.completedFuture(
                new HookReply(201, "image/png", Map.of("X-Own", "1"), new byte[] {65, 66}, "e1"));
        HttpResponse<String> bytes = hub.send(hub.request("/hooks/x"));
        assertThat(bytes.statusCode()).isEqualTo(201);
        assertThat(bytes.body()).isEqualTo("AB");
        assertThat(bytes.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(bytes.headers().firstValue("X-Own")).hasValue("1");
        reply = reply("x".repeat(500_000));
        assertThat(hub.send(hub.request("/hooks/x")).body()).hasSize(500_000);
        reply = CompletableFuture.completedFuture(new HookReply(204, null, Map.of(), null, "e1"));
        assertThat(hub.send(hub.request("/hooks/x")).statusCode()).isEqualTo(204);
    }

    @Test
    void failuresAreProblems() throws Exception {
        reply = CompletableFuture.failedFuture(new ExecutionFailedException("e9", "The charge failed.", null));
        HttpResponse<String> failed = hub.send(hub.request("/hooks/x"));
        assertThat(failed.statusCode()).isEqualTo(500);
        JsonNode problem = Json.MAPPER.readTree(failed.body());
        assertThat(problem.get("code").asText()).isEqualTo("execution.failed");
        assertThat(problem.get("executionId").asText()).isEqualTo("e9");
        assertThat(failed.headers().firstValue("X-Execution-Id")).hasValue("e9");
        reply = CompletableFuture.failedFuture(new NotFoundException("hook.not-found", "No."));
        assertThat(hub.send(hub.request("/hooks/x")).statusCode()).isEqualTo(404);
        hub.neighbours.hooks(request -> {
            throw new IllegalStateException("secret");
        });
        HttpResponse<String> broken = hub.send(hub.request("/hooks/x"));
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).doesNotContain("secret");
    }

    @Test
    void whileNobodyAnswersItIs503NotNotFound() throws Exception {
        hub.neighbours.hooks(null);
        HttpResponse<String> starting = hub.send(hub.request("/hooks/x"));
        assertThat(starting.statusCode()).isEqualTo(503);
        assertThat(starting.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void whoComesWhileThereIsTooMuchToDoIsRefusedAndServedWhenHeComesAgain() throws Exception {
        AtomicBoolean overloaded = new AtomicBoolean(true);
        hub.neighbours.hooks(new Hooks() {
            @Override
            public CompletionStage<HookReply> dispatch(HookRequest request) {
                seen.add(request);
                return reply;
            }

            @Override
            public boolean isOverloaded() {
                return overloaded.get();
            }
        });
        for (int i = 0; i < 3; i++) { // over the same connection
            HttpResponse<String> refused =
                    hub.send(hub.request("/hooks/x").timeout(PATIENCE).POST(BodyPublishers.ofString("{}")));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(Json.MAPPER.readTree(refused.body()).get("code").asText())
                    .isEqualTo("hub.overloaded");
        }
        assertThat(seen).isEmpty();
        overloaded.set(false);
        assertThat(hub.send(hub.request("/hooks/x").timeout(PATIENCE).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void largeBodiesAreRefusedAnnouncedOrNot() throws Exception {
        byte[] large = new byte[150_000];
        assertThat(hub.send(hub.request("/hooks/x").POST(BodyPublishers.ofByteArray(large)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(hub.send(hub.request("/hooks/x")
                                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))))
                        .statusCode())
                .isEqualTo(413);
        byte[] fits = new byte[100_000];
        assertThat(hub.send(hub.request("/hooks/x")
                                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(fits))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(next().body()).hasSize(100_000);
    }

    @Test
    void stoppingWaitsForRunsInFlightAndTakesNoNew() throws Exception {
        reply = new CompletableFuture<>();
        var client = java.net.http.HttpClient.newHttpClient();
        CompletableFuture<HttpResponse<String>> inFlight =
                client.sendAsync(hub.request("/hooks/x").build(), HttpResponse.BodyHandlers.ofString());
        next();
        Thread stopping = new Thread(hub.gate::close);
        stopping.start();
        while (!hub.gate.isClosed()) {
            Thread.onSpinWait();
        }
        HttpResponse<String> late = hub.send(hub.request("/hooks/x"));
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(stopping.isAlive()).isTrue();
        reply.complete(new HookReply(200, null, Map.of(), "done", "e1"));
        assertThat(inFlight.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
        stopping.join(10_000);
        assertThat(stopping.isAlive()).isFalse();
        assertThat(hub.gate.inside()).isZero();
    }
}
