package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.http.internal.idempotency.StoredReplies;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyTest {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRepeatedCallGetsTheFirstReply(Engine engine) throws Exception {
        Orders orders = new Orders();
        try (TestDatabase database = TestDatabase.on(engine);
                TestHub hub = new TestHub(Map.of()).start()) {
            hub.neighbours.replies(new StoredReplies(database));
            hub.operations.addResource(orders);
            RestTest.await(() -> hub.get("/api/v1/orders/public", TestHub.ADMIN).statusCode() == 200);
            HttpResponse<String> first = hub.post("/api/v1/orders", "{\"name\":\"a\"}", "Idempotency-Key", "k1");
            HttpResponse<String> second = hub.post("/api/v1/orders", "{\"name\":\"a\"}", "Idempotency-Key", "k1");
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
                assertThat(second.headers().firstValue(header))
                        .isEqualTo(first.headers().firstValue(header));
            }
            assertThat(orders.created).hasValue(1);

            HttpResponse<String> other = hub.post("/api/v1/orders", "{\"name\":\"b\"}", "Idempotency-Key", "k1");
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains("idempotency.mismatch");
            assertThat(hub.post("/api/v1/orders", "{\"name\":\"b\"}", "Idempotency-Key", "k2")
                            .statusCode())
                    .isEqualTo(201);
            HttpResponse<String> bad = hub.post("/api/v1/orders", "{bad", "Idempotency-Key", "k3");
            HttpResponse<String> badAgain = hub.post("/api/v1/orders", "{bad", "Idempotency-Key", "k3");
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(badAgain.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(hub.post("/api/v1/orders", "{}", "Idempotency-Key", "x".repeat(201))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aCallUnderWayIsNotMadeTwice(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            StoredReplies replies = new StoredReplies(database);
            var caller = io.serai.api.security.Caller.system("default");
            assertThat(replies.begin(caller, "k", "POST /x", "h")).isNull();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> replies.begin(caller, "k", "POST /x", "h"))
                    .hasFieldOrPropertyWithValue("code", "idempotency.in-progress");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> replies.begin(caller, "k", "POST /x", "other"))
                    .hasFieldOrPropertyWithValue("code", "idempotency.mismatch");
            replies.forget(caller, "k");
            assertThat(replies.begin(caller, "k", "POST /x", "h")).isNull();
        }
    }
}
