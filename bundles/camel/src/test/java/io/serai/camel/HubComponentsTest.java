package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.tool.Tools;
import io.serai.camel.event.EventEndpoint;
import io.serai.camel.event.EventOptions;
import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import io.serai.camel.internal.context.HubContexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubComponentsTest {
    private static final String ECHO = """
            {"type":"object","properties":{"text":{"type":"string"},"count":{"type":"integer"}},"required":["text"]}""";

    private record Answer(String text, Instant at, List<Integer> numbers) {}

    private final FakeHub hub = new FakeHub();
    private final HubContexts contexts = new HubContexts(List.of(getClass().getClassLoader()), hub, hub);
    private final ModelCamelContext context = contexts.create("hub", List.of());

    @AfterEach
    void close() throws Exception {
        context.close();
        contexts.close();
    }

    private Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    private Exchange send(String uri, Object body, Map<String, Object> properties) {
        context.start();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        properties.forEach(exchange::setProperty);
        return context.createProducerTemplate().send(uri, exchange);
    }

    @Test
    void aToolGetsTheBodyAsArgumentsAndWhoAsksForIt() {
        hub.tool("echo", ECHO, call -> new Answer("a", Instant.EPOCH, List.of(1, 2)));
        Exchange exchange = send(
                "tool:echo",
                Map.of("text", "hi"),
                Map.of("SeraiExecutionId", "e1", "SeraiIdempotencyKey", "e1/echo", "SeraiTenant", "oasis"));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(Map.of("text", "a", "at", "1970-01-01T00:00:00Z", "numbers", List.of(1, 2)));
        assertThat(hub.calls).singleElement().satisfies(call -> {
            assertThat(call.arguments()).isEqualTo(Map.of("text", "hi"));
            assertThat(call.executionId()).isEqualTo("e1");
            assertThat(call.idempotencyKey()).isEqualTo("e1/echo");
            assertThat(call.tenant()).isEqualTo("oasis");
        });
    }

    @Test
    void aToolReadsJsonTextAndBytes() {
        hub.tool("echo", ECHO, call -> call.arguments().get("text"));
        assertThat(send("tool:echo", "{\"text\":\"hi\"}").getMessage().getBody())
                .isEqualTo("hi");
        assertThat(send("tool:echo", "{\"text\":\"ho\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .getMessage()
                        .getBody())
                .isEqualTo("ho");
        assertThat(hub.calls.get(0).tenant()).isEqualTo("default");
        assertThat(hub.calls.get(0).executionId()).isNull();
        assertThat(hub.calls.get(0).idempotencyKey()).isNotBlank();
    }

    @Test
    void aToolWithoutArgumentsNeedsNoBody() {
        hub.tool("now", "", call -> 7);
        assertThat(send("tool:now", null).getMessage().getBody()).isEqualTo(7);
        assertThat(send("tool:now", " ").getMessage().getBody()).isEqualTo(7);
    }

    @Test
    void wrongArgumentsAreNamedOneByOne() {
        hub.tool("echo", ECHO, call -> null);
        assertThat(send("tool:echo", Map.of("count", "x")).getException())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.code()).isEqualTo("tool.invalid-arguments");
                    assertThat(e.violations())
                            .extracting("field", "message")
                            .containsExactlyInAnyOrder(
                                    org.assertj.core.groups.Tuple.tuple("", "required property 'text' not found"),
                                    org.assertj.core.groups.Tuple.tuple("count", "string found, integer expected"));
                });
        assertThat(send("tool:echo", "[1]").getException()).hasMessageContaining("JSON, but not an object");
        assertThat(send("tool:echo", "hello").getException()).hasMessageContaining("the body is neither");
        assertThat(hub.calls).isEmpty();
    }

    @Test
    void aBrokenSchemaFailsTheCallAndSaysWhose() {
        hub.tool("odd", "{\"type\":", call -> null);
        assertThat(send("tool:odd", "{}").getException())
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("tool.invalid-schema"))
                .hasMessageContaining("odd");
    }

    @Test
    void aMissingToolIsNamed() {
        assertThat(send("tool:nobody", "{}").getException())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void whatAToolThrowsFailsItsStepOnly() {
        hub.tool("bad", "", call -> {
            throw new java.io.IOException("no road");
        });
        hub.tool("broken", "", call -> {
            throw new NoClassDefFoundError("x/Y");
        });
        assertThat(send("tool:bad", null).getException()).hasMessage("no road");
        assertThat(send("tool:broken", null).getException()).hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void toolsRunSideBySideOnTheHubsThreads() throws Exception {
        CountDownLatch together = new CountDownLatch(4);
        hub.tool("meet", "", call -> {
            together.countDown();
            return together.await(10, TimeUnit.SECONDS) + Thread.currentThread().getName();
        });
        context.start();
        List<CompletableFuture<Object>> all = IntStream.range(0, 4)
                .mapToObj(i -> context.createProducerTemplate().asyncRequestBody("tool:meet", null))
                .toList();
        for (CompletableFuture<Object> one : all) {
            assertThat(one.get(10, TimeUnit.SECONDS).toString()).startsWith("trueserai-tool-");
        }
    }

    @Test
    void aStoppedHubRefusesToolCalls() {
        hub.tool("now", "", call -> 7);
        contexts.close();
        assertThat(send("tool:now", null).getException())
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo("tool.stopped"));
    }

    @Test
    void aRegistryEntryRestrictsTheTools() {
        hub.tool("echo", "", call -> 1);
        context.getRegistry().bind(ContextFactory.TOOLS, Tools.class, new FakeHub());
        assertThat(send("tool:echo", null).getException()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void hookOptionsHaveTheContractsDefaults() {
        HookOptions options =
                context.getEndpoint("hook:shop/orders", HookEndpoint.class).options();
        assertThat(options)
                .isEqualTo(new HookOptions(
                        "shop/orders",
                        HookOptions.Respond.ACCEPTED,
                        HookOptions.Auth.API_KEY,
                        java.util.Set.of("POST"),
                        Duration.ofSeconds(30)));
    }

    @Test
    void wrongHookOptionsAreExplained() {
        refuses("hook:a?respond=never", "respond must be one of result, accepted, not \"never\"");
        refuses("hook:a?auth=magic", "auth must be one of none, api-key, hmac, jwt");
        refuses("hook:a?methods=BREW", "methods must be some of DELETE, GET, PATCH, POST, PUT");
        refuses("hook:a?timeout=0s", "timeout must be longer than nothing");
        refuses("hook:a//b", "A hook's name is a path such as orders");
        refuses("hook:a?colour=red", "Unknown parameters");
        refuses("tool:?x=1", "tool");
        refuses("event:?room=a", "event");
    }

    private void refuses(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining(message);
    }

    @Test
    void endsThatMakeNoSenseAreRefused() throws Exception {
        assertThatThrownBy(() -> context.getEndpoint("hook:a").createProducer())
                .hasMessageContaining("can only start a route");
        assertThatThrownBy(() -> context.getEndpoint("tool:a").createConsumer(e -> {}))
                .hasMessageContaining("cannot start a route");
    }

    @Test
    void eventsGoOutAndTriggersSayWhatTheyWant() throws Exception {
        RouteText.load(context, "events", """
                - route:
                    id: listen
                    from:
                      uri: event:order.*?room=shop
                      steps:
                        - to: mock:never
                """);
        context.start();
        send("event:order.placed?room=shop", Map.of("id", 7), Map.of("SeraiTenant", "oasis"));
        send("event:order.placed", "elsewhere");
        assertThat(hub.events)
                .extracting("room", "tenant", "data")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop", "oasis", Map.of("id", 7)),
                        org.assertj.core.groups.Tuple.tuple("events", "default", Map.of("body", "elsewhere")));
        EventOptions options = ((EventEndpoint) context.getRoute("listen").getEndpoint()).options();
        assertThat(options.wants("order.placed", "shop", null, Map.of())).isTrue();
        assertThat(options.wants("order.placed", "events", null, Map.of())).isFalse();
        assertThat(options.wants("other", "shop", null, Map.of())).isFalse();
        EventOptions failures = new EventOptions("execution.failed", null, "orders", null);
        assertThat(failures.wants("execution.failed", null, null, Map.of("workflowName", "orders")))
                .isTrue();
        assertThat(failures.wants("execution.failed", null, null, Map.of("workflow", "w-2")))
                .isFalse();
        assertThatThrownBy(() -> context.getEndpoint("event:execution.failed").createProducer())
                .hasMessageContaining("can only start a route");
        assertThatThrownBy(() -> context.getEndpoint("event:order.*").createProducer())
                .hasMessageContaining("can only start a route");
    }

    @Test
    void contextsHoldTheHubAndNothingOfTheThread() {
        CamelContext other = contexts.create("other", List.of());
        assertThat(other.getRegistry().lookupByNameAndType(ContextFactory.EVENTS, EventBus.class))
                .isSameAs(hub);
        assertThat(other.getName()).isEqualTo("other");
        assertThat(other.getManagementStrategy().getManagementAgent()).isNull();
        other.stop();
    }
}
