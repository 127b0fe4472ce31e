package io.serai.routes.orderintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.plugin.shippingquote.ShippingQuoteTool;
import io.serai.testkit.WorkflowRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The route on plain Camel, with the real tool: what the hub adds is tested there. */
class OrderIntakeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static WorkflowRun run;

    @BeforeAll
    static void start() throws Exception {
        run = WorkflowRun.of(OrderIntakeTest.class, "order-intake", new ShippingQuoteTool());
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @Test
    void acceptsAnOrderWithItsTotalAndShipping() throws Exception {
        Message reply = post(sample("order.json"));

        assertThat(reply.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(reply.getHeader(Exchange.HTTP_RESPONSE_CODE)).isNull();
        assertThat(reply.getBody()).isInstanceOf(String.class);
        assertThat(JSON.readTree(reply.getBody(String.class))).isEqualTo(JSON.readTree("""
                {"orderId":"A-1001","status":"accepted","total":44.9,"review":false,
                 "shipping":{"carrier":"Caravan Parcel","price":5.80,"currency":"EUR","days":2}}"""));
    }

    @Test
    void sendsALargeOrderToReviewAndByExpress() throws Exception {
        JsonNode reply = JSON.readTree(post(sample("large-order.json")).getBody(String.class));

        assertThat(reply.path("status").asText()).isEqualTo("review");
        assertThat(reply.path("review").asBoolean()).isTrue();
        assertThat(reply.path("total").asInt()).isEqualTo(1350);
        assertThat(reply.path("shipping").path("carrier").asText()).isEqualTo("Falcon Express");
    }

    @Test
    void refusesABadOrderWithEachViolation() throws Exception {
        Message reply = refused(sample("bad-order.json"));

        assertThat(reply.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class)).isEqualTo(422);
        assertThat(reply.getHeader("Content-Type")).isEqualTo("application/json");
        JsonNode body = JSON.readTree(reply.getBody(String.class));
        assertThat(body.path("code").asText()).isEqualTo("order.invalid");
        assertThat(body.path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("customer.email", "country", "items[0].quantity");
        assertThat(body.path("violations").findValuesAsText("message"))
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotStartWith("$"));
    }

    @Test
    void refusesWhatIsNotJsonAtAll() throws Exception {
        for (String body : new String[] {"tea, please", "[]", "", "{\"orderId\":"}) {
            Message reply = refused(body);

            assertThat(reply.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                    .as(body)
                    .isEqualTo(422);
            JsonNode violations = JSON.readTree(reply.getBody(String.class)).path("violations");
            assertThat(violations).as(body).isNotEmpty();
            assertThat(violations.path(0).path("message").asText()).as(body).isNotBlank();
        }
    }

    @Test
    void roundsTheTotalToCents() throws Exception {
        String order = sample("order.json").replace("12.5", "0.1").replace("\"unitPrice\": 19.9", "\"unitPrice\": 0.7");

        assertThat(JSON.readTree(post(order).getBody(String.class))
                        .path("total")
                        .decimalValue())
                .isEqualByComparingTo("0.9");
    }

    private static Message post(String body) throws Exception {
        return run.post(body);
    }

    /** A refused order fails its run, and the answer is there all the same. */
    private static Message refused(String body) throws Exception {
        Exchange exchange = run.enter(body, Map.of());
        assertThat(exchange.getException()).as(body).hasMessage("The order is not valid.");
        return exchange.getMessage();
    }

    private static String sample(String name) throws Exception {
        return Files.readString(Path.of("samples", name));
    }
}
