package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.journal.internal.record.UnkeepableException;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of body is the same after it was written to the journal and read from it; what cannot be is an error. */
class BodiesTest {
    /** A value of a plugin. */
    public record Line(String item, int count, List<String> tags) {}

    /** A bean of a plugin. */
    public static final class Order {
        public String id;
        public Line line;

        @Override
        public boolean equals(Object other) {
            return other instanceof Order order && order.id.equals(id) && order.line.equals(line);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    private final DefaultCamelContext context = new DefaultCamelContext();

    private Exchange again(Exchange exchange) {
        Outcome outcome = ExchangeState.empty().outcome("/step", exchange);
        byte[] written = StepCodec.pack(Content.input(outcome)).entries();
        Exchange again = new DefaultExchange(context);
        ExchangeState.apply(
                StepCodec.unpack(written, StepCodec.Store.NONE).outcomes().get(0),
                again,
                context.getClassResolver()::resolveClass);
        return again;
    }

    private Exchange with(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    @TestFactory
    Stream<DynamicTest> eachKindOfBody() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "ü");
        map.put("number", 7L);
        map.put("nothing", null);
        map.put("list", new ArrayList<>(Arrays.asList(1, "two", 3.5)));
        Order order = new Order();
        order.id = "o-1";
        order.line = new Line("chair", 4, List.of("red"));
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put("text", "some text");
        kinds.put("bytes", new byte[] {1, 0, -1});
        kinds.put("number", 12L);
        kinds.put("map", map);
        kinds.put("list", List.of("a", "b"));
        kinds.put("JSON tree", new ObjectMapper().readTree("{\"a\":[1,null,{\"b\":true}]}"));
        kinds.put("record", order.line);
        kinds.put("bean", order);
        kinds.put("list of records", List.of(order.line, order.line));
        return kinds.entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind.getKey(),
                        () -> assertThat(again(with(kind.getValue()))
                                        .getMessage()
                                        .getBody())
                                .isEqualTo(kind.getValue())));
    }

    @Test
    void aStreamIsReadOnceAndCanBeReadAfterwards() {
        byte[] bytes = "streamed".getBytes(StandardCharsets.UTF_8);
        Exchange exchange = with(new ByteArrayInputStream(bytes));
        assertThat(again(exchange).getMessage().getBody(String.class)).isEqualTo("streamed");
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("streamed");
        assertThat(again(with(new StringReader("read"))).getMessage().getBody(String.class))
                .isEqualTo("read");
    }

    @Test
    void attachmentsStayBesideTheBody() throws Exception {
        Exchange exchange = with("body");
        AttachmentMessage message = new DefaultAttachmentMessage(exchange.getMessage());
        DefaultAttachment attachment = new DefaultAttachment(
                new DataHandler(new ByteArrayDataSource(new ByteArrayInputStream(new byte[] {1, -2}), "image/png")));
        attachment.setHeader("Content-ID", "logo");
        message.addAttachmentObject("logo.png", attachment);
        AttachmentMessage again = new DefaultAttachmentMessage(again(exchange).getMessage());
        assertThat(again.getBody()).isEqualTo("body");
        assertThat(again.getAttachmentNames()).containsExactly("logo.png");
        assertThat(again.getAttachment("logo.png").getContentType()).isEqualTo("image/png");
        assertThat(again.getAttachment("logo.png").getInputStream().readAllBytes())
                .containsExactly(1, -2);
        assertThat(again.getAttachmentObject("logo.png").getHeader("Content-ID"))
                .isEqualTo("logo");
        assertThat(message.getAttachment("logo.png").getInputStream().readAllBytes())
                .containsExactly(1, -2);
        ExchangeState before = ExchangeState.of(exchange);
        message.removeAttachment("logo.png");
        Exchange replayed = again(exchange);
        ExchangeState.apply(before.outcome("/step", exchange), replayed, context.getClassResolver()::resolveClass);
        assertThat(new DefaultAttachmentMessage(replayed.getMessage()).hasAttachments())
                .isFalse();
    }

    @Test
    void whatCannotBeKeptIsAnErrorThatNamesTheType() {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(UnkeepableException.class)
                .isThrownBy(() -> again(with(new Thread())))
                .withMessageContaining("java.lang.Thread");
    }
}
