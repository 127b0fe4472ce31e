package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.openapi.OpenApiServlet;
import io.serai.http.internal.openapi.SwaggerUiServlet;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static TestHub hub;
    private static JsonNode api;

    @BeforeAll
    static void start() throws Exception {
        hub = new TestHub(Map.of());
        hub.add("/api/openapi.json", new OpenApiServlet(hub.gate, hub.settings, hub.operations));
        hub.add("/api/docs/*", new SwaggerUiServlet(hub.gate, hub.settings)).start();
        hub.operations.addResource(new Orders());
        api = Json.MAPPER.readTree(hub.send(hub.request("/api/openapi.json")).body());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void everyOperationIsThereWithItsPermissionAndReplies() {
        JsonNode create = api.at("/paths/~1orders/post");
        assertThat(create.path("operationId").asText()).isEqualTo("order-create");
        assertThat(create.path("x-serai-permission").asText()).isEqualTo("order:create");
        assertThat(create.path("description").asText()).contains("`order:create`");
        assertThat(create.path("tags").get(0).asText()).isEqualTo("Orders");
        assertThat(create.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Draft");
        assertThat(create.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Order");
        assertThat(create.at("/responses/default/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ProblemDocument");
        assertThat(api.at("/paths/~1orders~1{id}/delete/responses/204").isMissingNode())
                .isFalse();
        assertThat(api.at("/paths/~1orders~1{id}~1send/post/responses/202/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Order");
        assertThat(api.at("/paths/~1orders~1public/get/security").isEmpty()).isTrue();
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asText()).isEqualTo("bearer");
    }

    @Test
    void pagesHaveNamesAndNullableIsOptional() {
        assertThat(api.at("/paths/~1orders/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/PageOrder");
        assertThat(api.at("/components/schemas/PageOrder/properties/items/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Order");
        assertThat(api.at("/components/schemas/PageOrder/required").toString()).contains("items");
        assertThat(api.at("/components/schemas/Draft/required").toString()).isEqualTo("[\"name\"]");
        assertThat(api.at("/components/schemas/Order/required").toString()).contains("amount", "id", "state");
        assertThat(api.at("/components/schemas/Order/properties/at/format").asText())
                .isEqualTo("date-time");
        assertThat(api.at("/components/schemas/Draft/properties/extra").toString())
                .isEqualTo("{}");
        assertThat(api.at("/components/schemas/ProblemDocument/properties/code/type")
                        .asText())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas/ProblemDocument/properties").has("retryAfterSeconds"))
                .isFalse();
    }

    @Test
    void unchangedIsNotSentAgain() throws Exception {
        HttpResponse<String> first = hub.send(hub.request("/api/openapi.json"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(hub.send(hub.request("/api/openapi.json").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void docsComeFromHere() throws Exception {
        HttpResponse<String> page = hub.send(hub.request("/api/docs"));
        assertThat(page.body()).contains("/api/docs/swagger-ui-bundle.js").doesNotContain("http");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
        assertThat(hub.send(hub.request("/api/docs/start.js")).body()).contains("/api/openapi.json");
        assertThat(hub.send(hub.request("/api/docs/../secret")).statusCode()).isGreaterThanOrEqualTo(400);
    }
}
