package io.serai.http.internal;

import static io.serai.http.internal.TestHub.ADMIN;
import static io.serai.http.internal.TestHub.NEWCOMER;
import static io.serai.http.internal.TestHub.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.health.Health;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.server.UnknownApiServlet;
import io.serai.spi.health.HealthCheck;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Orders ORDERS = new Orders();
    private static TestHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = new TestHub(
                Map.of("required_checks", new String[] {"store"}, "body_limit", 2_000, "cors_origins", new String[] {
                    "https://portal.example.org"
                }));
        hub.add("/api/*", new UnknownApiServlet(hub.gate, hub.settings)).start();
        hub.operations.addResource(ORDERS);
        await(() -> hub.get("/api/v1/later", ADMIN).body().contains("hub.starting"));
        hub.board.addCheck(new HealthCheck() {
            @Override
            public String name() {
                return "store";
            }

            @Override
            public Health check() {
                return Health.down("away");
            }
        });
        await(() -> hub.get("/api/v1/orders/public", ADMIN).statusCode() == 200);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void forget() {
        hub.audit.clear();
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static JsonNode json(HttpResponse<String> reply) throws Exception {
        return Json.MAPPER.readTree(reply.body());
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) throws Exception {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(reply);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("requestId").asText())
                .isEqualTo(reply.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void listsWithNullNextAndIsoTimes() throws Exception {
        HttpResponse<String> reply = hub.get("/api/v1/orders?limit=3&from=2026-01-01T00:00:00Z", READER);
        assertThat(reply.body())
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"name\":\"a3\",\"amount\":7,"
                        + "\"at\":\"2026-01-02T03:04:05.678Z\",\"state\":\"OPEN\",\"etag\":\"v1\"}],\"next\":null}");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(hub.audit).singleElement().satisfies(row -> {
            assertThat(row.operation()).isEqualTo("order-list");
            assertThat(row.action()).isEqualTo(AuditEntry.Action.READ);
            assertThat(row.outcome()).isEqualTo("ok");
            assertThat(row.resourceType()).isEqualTo("order");
            assertThat(row.actorName()).isEqualTo("reader");
        });
    }

    @Test
    void creates201WithLocationTagAndAuditedId() throws Exception {
        HttpResponse<String> reply =
                hub.post("/api/v1/orders", "{\"name\":\"x\",\"amount\":3}", "X-Request-Id", "my-1");
        assertThat(reply.statusCode()).isEqualTo(201);
        String id = json(reply).get("id").asText();
        assertThat(reply.headers().firstValue("Location")).hasValue("/api/v1/orders/" + id);
        assertThat(reply.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(reply.headers().firstValue("X-Request-Id")).hasValue("my-1");
        assertThat(hub.audit).singleElement().satisfies(row -> {
            assertThat(row.resourceId()).isEqualTo(id);
            assertThat(row.action()).isEqualTo(AuditEntry.Action.CREATE);
            assertThat(row.requestId()).isEqualTo("my-1");
        });
    }

    @Test
    void waitsForStagesAndLocatesTheirResult() throws Exception {
        HttpResponse<String> reply = hub.post("/api/v1/orders/5/send", "");
        assertThat(reply.statusCode()).isEqualTo(202);
        assertThat(json(reply).get("name").asText()).isEqualTo("sent");
    }

    @Test
    void answersNotModifiedAndPassesBareTags() throws Exception {
        HttpResponse<String> same = hub.send(
                hub.request("/api/v1/orders/5").header("X-API-Key", ADMIN).header("If-None-Match", "\"v0\", \"v1\""));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        HttpResponse<String> put = hub.send(hub.request("/api/v1/orders/5")
                .header("X-API-Key", ADMIN)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"v1\"")
                .PUT(BodyPublishers.ofString("{\"name\":\"n\"}")));
        assertThat(json(put).get("name").asText()).isEqualTo("n/v1");
        HttpResponse<String> any = hub.send(hub.request("/api/v1/orders/5")
                .header("X-API-Key", ADMIN)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofString("{\"name\":\"n\"}")));
        assertThat(json(any).get("name").asText()).isEqualTo("n/null");
    }

    @Test
    void nothingIs204() throws Exception {
        HttpResponse<String> reply = hub.send(
                hub.request("/api/v1/orders/5").header("X-API-Key", ADMIN).DELETE());
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(hub.audit).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo(AuditEntry.Action.DELETE);
            assertThat(row.resourceId()).isEqualTo("5");
        });
    }

    @Test
    void errorsBecomeProblems() throws Exception {
        assertProblem(hub.get("/api/v1/orders/missing", ADMIN), 404, "order.not-found");
        assertThat(hub.audit).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("order.not-found");
            assertThat(row.resourceId()).isEqualTo("missing");
        });
        assertProblem(hub.get("/api/v1/orders/taken", ADMIN), 409, "order.taken");
        HttpResponse<String> away = hub.get("/api/v1/orders/away", ADMIN);
        assertProblem(away, 503, "store.unavailable");
        assertThat(away.headers().firstValue("Retry-After")).hasValue("5");
        HttpResponse<String> bad = hub.get("/api/v1/orders/bad", ADMIN);
        assertProblem(bad, 422, "order.bad");
        assertThat(json(bad).at("/violations/0/field").asText()).isEqualTo("name");
        HttpResponse<String> broken = hub.get("/api/v1/orders/broken", ADMIN);
        assertProblem(broken, 500, "internal");
        assertThat(broken.body()).doesNotContain("secret");
        assertProblem(hub.get("/api/v1/orders?limit=501", ADMIN), 422, "page.limit");
        assertProblem(hub.get("/api/v1/orders?limit=many", ADMIN), 400, "parameter.invalid");
        assertProblem(hub.get("/api/v1/orders?from=yesterday", ADMIN), 400, "parameter.invalid");
    }

    @Test
    void routesThatAreNotThere() throws Exception {
        assertProblem(hub.get("/api/v1/nothing", ADMIN), 404, "route.not-found");
        assertProblem(hub.get("/api/nothing", ADMIN), 404, "route.not-found");
        assertProblem(hub.send(hub.request("/api/v1/orders").DELETE()), 405, "route.method");
        assertProblem(
                hub.send(
                        hub.request("/api/v1/orders").header("X-API-Key", ADMIN).header("Accept", "application/xml")),
                406,
                "route.not-acceptable");
        assertProblem(
                hub.send(hub.request("/api/v1/orders")
                        .header("X-API-Key", ADMIN)
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString("<a/>"))),
                415,
                "route.media-type");
    }

    @Test
    void whoCalls() throws Exception {
        HttpResponse<String> nobody = hub.send(hub.request("/api/v1/orders"));
        assertProblem(nobody, 401, "auth.required");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"serai\"");
        assertThat(hub.audit)
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo("auth.required"));
        assertProblem(hub.get("/api/v1/orders", "stale"), 401, "auth.token");
        assertProblem(
                hub.send(hub.request("/api/v1/orders").POST(BodyPublishers.ofString("{bad"))), 401, "auth.required");
        hub.audit.clear();
        HttpResponse<String> denied = hub.send(
                hub.request("/api/v1/orders/5").header("X-API-Key", READER).DELETE());
        assertProblem(denied, 403, "auth.forbidden");
        assertThat(json(denied).get("detail").asText()).contains("order:delete");
        assertThat(hub.audit)
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo("auth.forbidden"));
        assertProblem(hub.get("/api/v1/orders", NEWCOMER), 403, "auth.password-change-required");
        assertThat(hub.get("/api/v1/orders/mine", NEWCOMER).statusCode()).isEqualTo(200);
        assertProblem(hub.send(hub.request("/api/v1/orders/mine")), 401, "auth.required");
        assertThat(hub.get("/api/v1/orders/public", "stale").body()).isEqualTo("{\"hello\":\"ANONYMOUS\"}");
    }

    @Test
    void bodiesThatAreWrongSayWhere() throws Exception {
        HttpResponse<String> unknown = hub.post("/api/v1/orders", "{\"name\":\"x\",\n\"nmae\":1}");
        assertProblem(unknown, 400, "json.unknown-field");
        assertThat(json(unknown).get("detail").asText()).contains("nmae", "line 2", "known are address, amount");
        HttpResponse<String> broken = hub.post("/api/v1/orders", "{\"name\":\"x\",\n\n  oops}");
        assertProblem(broken, 400, "json.malformed");
        assertThat(json(broken).get("detail").asText())
                .contains("line 3", "column")
                .doesNotContain("Source");
        HttpResponse<String> missing = hub.post("/api/v1/orders", "{\"amount\":1}");
        assertProblem(missing, 422, "input.invalid");
        assertThat(json(missing).at("/violations/0/field").asText()).isEqualTo("name");
        HttpResponse<String> nested = hub.post("/api/v1/orders", "{\"name\":\"x\",\"address\":{\"city\":\"y\"}}");
        assertThat(json(nested).at("/violations/0/field").asText()).isEqualTo("address.street");
        HttpResponse<String> number = hub.post("/api/v1/orders", "{\"name\":\"x\",\"amount\":\"many\"}");
        assertProblem(number, 400, "json.type");
        assertThat(json(number).get("detail").asText()).contains("amount", "a number");
        HttpResponse<String> state = hub.post("/api/v1/orders", "{\"name\":\"x\",\"state\":\"GONE\"}");
        assertThat(json(state).get("detail").asText()).contains("one of [OPEN, SENT]");
        HttpResponse<String> list = hub.post("/api/v1/orders", "[1]");
        assertProblem(list, 400, "json.type");
        assertProblem(hub.post("/api/v1/orders", ""), 400, "json.missing");
        // curl -X POST sends neither a body nor its type
        assertProblem(
                hub.send(
                        hub.request("/api/v1/orders").header("X-API-Key", ADMIN).POST(BodyPublishers.noBody())),
                400,
                "json.missing");
        assertThat(hub.audit)
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.outcome()).isNotEqualTo("ok"));
    }

    @Test
    void largeBodiesAreRefused() throws Exception {
        assertProblem(hub.post("/api/v1/orders", "{\"name\":\"" + "x".repeat(3_000) + "\"}"), 413, "request.too-large");
        HttpRequest.Builder chunked = hub.request("/api/v1/orders")
                .header("X-API-Key", ADMIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(("{\"name\":\"" + "x".repeat(3_000) + "\"}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertProblem(hub.send(chunked), 413, "request.too-large");
    }

    @Test
    void crossOriginOnlyWhereConfigured() throws Exception {
        HttpResponse<String> foreign =
                hub.send(hub.request("/api/v1/orders/public").header("Origin", "https://evil.example.org"));
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<String> preflight = hub.send(hub.request("/api/v1/orders")
                .header("Origin", "https://portal.example.org")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://portal.example.org");
    }

    @Test
    void callsFromInsideTakeTheSameWay() {
        Caller admin = new Caller("default", "s", "shell", Caller.Kind.SHELL, Set.of("*"), false);
        CallContext inside = new CallContext(admin, "r1", null, null);
        Object created = inside.call(() -> hub.operations.invoke("order-create", Map.of("name", "in", "amount", 2)));
        assertThat(created)
                .isInstanceOfSatisfying(
                        Orders.Order.class, o -> assertThat(o.name()).isEqualTo("in"));
        Object whole = inside.call(() -> hub.operations.invoke("order-create", Map.of("body", Map.of("name", "w"))));
        assertThat(whole).isInstanceOf(Orders.Order.class);
        Object list = inside.call(() -> hub.operations.invoke("order-list", Map.of("limit", "9")));
        assertThat(list.toString()).contains("a9");
        assertThat(hub.audit)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo("ok"));
        assertThatThrownBy(() -> inside.call(() -> hub.operations.invoke("order-create", Map.of("nmae", "x"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inside.call(() -> hub.operations.invoke("order-get", Map.of("id", "1", "x", 2))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inside.call(() -> hub.operations.invoke("order-get", Map.of())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> inside.call(() -> hub.operations.invoke("nix", Map.of())))
                .isInstanceOf(NotFoundException.class);
        CallContext reader = new CallContext(
                new Caller("default", "r", "r", Caller.Kind.USER, Set.of("order:read"), false), "r2", null, null);
        assertThatThrownBy(() -> reader.call(() -> hub.operations.invoke("order-create", Map.of("name", "x"))))
                .isInstanceOf(ForbiddenException.class);
        assertThat(hub.audit).hasSize(7);
    }

    @Test
    void aFileComesAsItIs() throws Exception {
        HttpResponse<String> json = hub.post("/api/v1/orders/import", "{ \"a\": 1}");
        assertThat(json(json).get("text").asText()).isEqualTo("{ \"a\": 1}");
        Caller admin = new Caller("default", "s", "shell", Caller.Kind.SHELL, Set.of("*"), false);
        CallContext inside = new CallContext(admin, "r1", null, null);
        for (Map<String, Object> given : List.<Map<String, Object>>of(
                Map.of("body", "{\"a\":1}"),
                Map.of("body", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)),
                Map.of("body", Map.of("a", 1)),
                Map.of("a", 1))) {
            assertThat(inside.<Object>call(() -> hub.operations.invoke("order-import", given)))
                    .isEqualTo(Map.of("text", "{\"a\":1}"));
        }
    }
}
