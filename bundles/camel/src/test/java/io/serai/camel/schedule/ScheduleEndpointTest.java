package io.serai.camel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.camel.internal.schedule.ScheduleComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleEndpointTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    ScheduleEndpointTest() {
        context.addComponent("schedule", new ScheduleComponent());
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private ScheduleOptions options(String uri) {
        return ((ScheduleEndpoint) context.getEndpoint(uri)).options();
    }

    @Test
    void aScheduleSaysWhen() {
        assertThat(options("schedule:nightly?cron=0 3 * * *&timeZone=Europe/Berlin&missed=once"))
                .isEqualTo(new ScheduleOptions("nightly", "0 3 * * *", null, "Europe/Berlin", "once"));
        assertThat(options("schedule:nightly?cron=0+3+*+*+MON-FRI").cron()).isEqualTo("0 3 * * MON-FRI");
        assertThat(options("schedule:nightly?cron=0%2015%20*%20*%20%3F").cron()).isEqualTo("0 15 * * ?");
        assertThat(options("schedule:often?everyMillis=5000"))
                .isEqualTo(new ScheduleOptions("often", null, 5000L, null, "skip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule:x",
                "schedule:x?cron=0 3 * * *&everyMillis=5000",
                "schedule:x?cron=0 30 * * *",
                "schedule:x?everyMillis=5",
                "schedule:x?cron=@daily&timeZone=Mars/Olympus",
                "schedule:x?cron=@daily&missed=maybe",
                "schedule:x?cron=@daily&color=red"
            })
    void whatCannotRunIsRefused(String uri) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).hasMessageContaining("schedule:");
    }

    @Test
    void itOnlyStartsRoutes() {
        assertThatThrownBy(() -> context.getEndpoint("schedule:x?cron=@daily").createProducer())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
