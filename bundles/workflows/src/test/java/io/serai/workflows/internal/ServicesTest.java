package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotAcceptableException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.error.UnsupportedMediaTypeException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.hook.HookReply;
import io.serai.api.hook.HookRequest;
import io.serai.api.workflow.Workflow;
import io.serai.store.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static TestDatabase database;
    private final String base = "shop-" + NAMES.incrementAndGet();
    private TestHub hub;

    @BeforeAll
    static void create() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() {
        hub = new TestHub(database);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static final String JSON = "application/json";

    private HookReply call(String method, String path, String body, String... headers) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return hub.call(request(method, path, body, all));
    }

    private HookRequest request(String method, String path, String body, Map<String, List<String>> headers) {
        return TestHub.request("/services/", method, base + path, body, headers, null);
    }

    private String route(String id, String uri, String answer) {
        return """
                - route:
                    id: %s
                    from:
                      uri: "%s"
                      steps:
                        - setBody: { simple: "%s" }
                """.formatted(id, uri.replace("BASE", base), answer);
    }

    private String shop(String more) {
        return """
                - restConfiguration:
                    endpointProperty: [ { key: auth, value: none } ]
                    bindingMode: json
                - rest:
                    path: /BASE/orders
                    get:
                      - { path: "/{id}", to: "direct:read" }
                    post:
                      - { consumes: application/json, produces: application/json, to: "direct:make" }
                - route:
                    id: read
                    from:
                      uri: direct:read
                      steps:
                        - setBody: { simple: "order ${header.id}" }
                        - setHeader: { name: Content-Type, constant: text/plain }
                        - convertBodyTo: { type: "byte[]" }
                - route:
                    id: make
                    from:
                      uri: direct:make
                      steps:
                        - setVariable: { name: n, simple: "${body[n]}" }
                        - setBody: { simple: "${body}" }
                        - setHeader: { name: CamelHttpResponseCode, constant: "201" }
                """.replace("BASE", base) + more;
    }

    @Test
    void platformHttpAnswersAndIsRecorded() {
        Workflow workflow = hub.published(
                base,
                route(
                        "one",
                        "platform-http:/BASE/orders/{id}?httpMethodRestrict=GET&auth=none",
                        "${header.id} ${header.CamelHttpMethod} ${header.CamelHttpPath} ${header.q}"));
        assertThat(workflow.services()).containsExactly("GET /services/" + base + "/orders/{id}");
        assertThat(workflow.hooks()).isEmpty();
        HookReply reply = call("GET", "/orders/7", "", "q", "x");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("7 GET /services/" + base + "/orders/7 x");
        Execution execution = hub.execution(reply.executionId());
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.trigger().kind()).isEqualTo("platform-http");
        assertThat(execution.trigger().name()).isEqualTo("GET /services/" + base + "/orders/{id}");
    }

    @Test
    void aRestBlockAnswersBoundToJson() {
        Workflow workflow = hub.published(base, shop(""));
        assertThat(workflow.services())
                .containsExactly("GET /services/" + base + "/orders/{id}", "POST /services/" + base + "/orders");
        HookReply made = call("POST", "/orders", "{\"n\":7}", "content-type", JSON);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.contentType()).isEqualTo(JSON);
        assertThat(hub.execution(made.executionId()).trigger().kind()).isEqualTo("rest");
        assertThat(text(made)).isEqualTo("{\"n\":7}");
        HookReply broken = call("POST", "/orders", "{broken", "content-type", JSON);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.contentType()).isEqualTo("application/problem+json");
        assertThat(text(broken)).doesNotContain("{broken,");
    }

    private static String text(HookReply reply) {
        return reply.body() instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : String.valueOf(reply.body());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingBegins() {
        hub.published(base, shop(""));
        assertThatThrownBy(() -> call("GET", "/nothing", "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call("DELETE", "/orders/7", ""))
                .isInstanceOf(MethodNotAllowedException.class)
                .satisfies(e ->
                        assertThat(((MethodNotAllowedException) e).allowed()).containsExactly("GET"));
        HookReply options = call("OPTIONS", "/orders", "");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.headers()).containsEntry("Allow", "POST");
        assertThatThrownBy(() -> call("POST", "/orders", "<a/>", "content-type", "application/xml"))
                .isInstanceOf(UnsupportedMediaTypeException.class);
        assertThatThrownBy(() -> call("POST", "/orders", "{}", "content-type", JSON, "accept", "text/html"))
                .isInstanceOf(NotAcceptableException.class);
        assertThat(call(
                                "POST",
                                "/orders",
                                "{}",
                                "content-type",
                                JSON + ";charset=utf-8",
                                "accept",
                                "text/html, */*;q=0.1")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void callersShowAsMuchAsThoseOfHooks() {
        hub.published(base, route("one", "servlet:/BASE/closed", "x"));
        assertThatThrownBy(() -> call("GET", "/closed", "")).isInstanceOf(UnauthenticatedException.class);
        HookRequest known = TestHub.request("/services/", "GET", base + "/closed", "", Map.of(), TestHub.ADA);
        assertThat(hub.call(known).body()).isEqualTo("x");
    }

    @Test
    void theSameKeyBeginsNothingTwice() {
        hub.published(base, route("one", "rest:post:BASE?auth=none", "x"));
        HookReply first = call("POST", "", "a", "idempotency-key", base);
        HookReply second = call("POST", "", "a", "idempotency-key", base);
        assertThat(second.executionId()).isEqualTo(first.executionId());
    }

    @Test
    void theMostExactTemplateAnswers() {
        hub.published(
                base,
                route("one", "platform-http:/BASE/{id}?httpMethodRestrict=GET&auth=none", "any ${header.id}")
                        + route("two", "platform-http:/BASE/new?httpMethodRestrict=GET&auth=none", "new")
                        + route("three", "platform-http:/BASE/files?matchOnUriPrefix=true&auth=none", "file")
                        + route("four", "platform-http:/BASE/new?httpMethodRestrict=PUT&auth=none", "put"));
        assertThat(call("GET", "/7", "").body()).isEqualTo("any 7");
        assertThat(call("GET", "/new", "").body()).isEqualTo("new");
        assertThat(call("PUT", "/new", "").body()).isEqualTo("put");
        assertThat(call("GET", "/files/a/b", "").body()).isEqualTo("file");
        assertThat(call("GET", "/files", "").body()).isEqualTo("file");
        assertThat(call("PUT", "/files", "").body()).isEqualTo("file");
        assertThat(call("HEAD", "/7", "").status()).isEqualTo(200);
        assertThatThrownBy(() -> call("GET", "/7/8", "")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAddressBelongsToOneWorkflow() {
        hub.published(base, route("one", "platform-http:/BASE/{id}?httpMethodRestrict=GET,PUT", "x"));
        Workflow other = hub.create(base + "-b", route("one", "rest:get:BASE/{number}", "x"));
        assertThatThrownBy(() -> asAda(() -> hub.workflows.publish(other.id())))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GET /services/" + base + "/{number} belongs to another workflow");
        hub.published(base + "-c", route("one", "rest:post:BASE/{number}", "x"));
        assertThatThrownBy(() -> hub.published(
                        base + "-d",
                        route("one", "rest:get:BASE/x/{a}", "x") + route("two", "rest:get:BASE/x/{b}", "x")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aNewVersionGivesUpWhatItNoLongerServes() {
        Workflow workflow = hub.published(
                base,
                route("one", "platform-http:/BASE/a?auth=none", "1")
                        + route("two", "platform-http:/BASE/b?auth=none", "1"));
        asAda(() -> hub.workflows.update(
                workflow.id(),
                new io.serai.api.workflow.WorkflowDraft(
                        base, null, route("one", "platform-http:/BASE/a?auth=none", "2"), Map.of()),
                null));
        asAda(() -> hub.workflows.publish(workflow.id()));
        assertThat(call("GET", "/a", "").body()).isEqualTo("2");
        assertThatThrownBy(() -> call("GET", "/b", "")).isInstanceOf(NotFoundException.class);
        asAda(() -> {
            hub.workflows.delete(workflow.id());
            return null;
        });
        assertThatThrownBy(() -> call("GET", "/a", "")).isInstanceOf(NotFoundException.class);
    }
}
