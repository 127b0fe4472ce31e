package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.camel.ContextFactory;
import io.serai.testkit.internal.ComponentFiles;
import io.serai.testkit.internal.TestHub;
import io.serai.testkit.internal.Threads;
import io.serai.testkit.internal.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the hub relies on in a plugin's Camel component. The far side must be a fake. */
public interface ConnectorContract {
    /** Under this property of the exchange the hub gives the key that is the same in each repetition of a step. */
    String IDEMPOTENCY_KEY = "SeraiIdempotencyKey";

    /** Such as {@code crm}. */
    String scheme();

    /** A whole address without options, such as {@code crm:deals}. */
    String uri();

    /** What {@code to: URI} takes; null for a component that only consumes. */
    default @Nullable Object sample() {
        return null;
    }

    @Test
    default void componentIsFoundByItsScheme() throws Exception {
        try (ModelCamelContext context = context()) {
            assertNotNull(context.getComponent(scheme()), "There is no component " + scheme() + ".");
        }
        assertTrue(
                ComponentFiles.of(getClass()).listed().contains(scheme()),
                "META-INF/services/org/apache/camel/component.properties does not list " + scheme() + ".");
    }

    /** Which is what makes the builder show it, with its options. */
    @Test
    default void componentIsInTheCatalog() {
        JsonNode json = ComponentFiles.of(getClass()).description(scheme());
        JsonNode component = json.path("component");
        assertEquals(scheme(), component.path("scheme").asText(), "component.scheme");
        for (String field : List.of("title", "description", "syntax", "javaType")) {
            assertTrue(!component.path(field).asText().isBlank(), "component." + field + " is missing.");
        }
        json.path("properties")
                .properties()
                .forEach(option -> assertTrue(
                        !option.getValue().path("description").asText().isBlank(),
                        "The option " + option.getKey() + " has no description."));
    }

    @TestFactory
    default Stream<DynamicTest> componentTakesEachOptionThatItDeclares() {
        return ComponentFiles.of(getClass()).description(scheme()).path("properties").properties().stream()
                .filter(option -> option.getValue().path("kind").asText().equals("parameter"))
                .map(option -> DynamicTest.dynamicTest(option.getKey(), () -> {
                    try (ModelCamelContext context = context()) {
                        String value = ComponentFiles.sample(option.getValue());
                        assertNotNull(context.getEndpoint(uri() + separator() + option.getKey() + "=" + value));
                    }
                }));
    }

    @Test
    default void componentRefusesAnOptionThatItDoesNotDeclare() throws Exception {
        try (ModelCamelContext context = context()) {
            assertThrows(
                    ResolveEndpointFailedException.class,
                    () -> context.getEndpoint(uri() + separator() + "noSuchOptionAnywhere=1"));
        }
    }

    @Test
    default void theSameAddressIsTheSameEndpoint() throws Exception {
        try (ModelCamelContext context = context()) {
            context.start();
            Endpoint endpoint = context.getEndpoint(uri());
            assertSame(endpoint, context.getEndpoint(uri()));
            // what is started twice, or stopped twice, is started, or stopped
            endpoint.start();
            endpoint.start();
            endpoint.stop();
            endpoint.stop();
        }
    }

    /** A step that is repeated under its key gives the same again. */
    @Test
    default void aRepeatedStepGivesTheSame() throws Exception {
        Assumptions.assumeTrue(sample() != null, "It takes no messages.");
        try (ModelCamelContext context = context()) {
            context.start();
            Producer producer = context.getEndpoint(uri()).createProducer();
            producer.start();
            JsonNode once = send(context, producer);
            assertTrue(Trees.same(once, send(context, producer)), "The second time under one key it said otherwise.");
            producer.stop();
        }
    }

    @Test
    default void componentLeavesNoThread() throws Exception {
        Threads threads = new Threads();
        try (ModelCamelContext context = context()) {
            context.start();
            Endpoint endpoint = context.getEndpoint(uri());
            endpoint.start();
            endpoint.stop();
        }
        assertEquals(List.of(), threads.left(), "Threads that were there after the context had closed.");
    }

    private String separator() {
        return uri().contains("?") ? "&" : "?";
    }

    private JsonNode send(ModelCamelContext context, Producer producer) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(IDEMPOTENCY_KEY, "0190-test/step");
        exchange.getMessage().setBody(sample());
        producer.process(exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return Trees.ofBody(exchange.getMessage().getBody());
    }

    private ModelCamelContext context() {
        TestHub hub = new TestHub(tool -> new FakeTool(tool, Map.of()));
        return ContextFactory.onClassPath(hub, hub).create("connector", List.of(WorkflowRun.loader(getClass())));
    }
}
