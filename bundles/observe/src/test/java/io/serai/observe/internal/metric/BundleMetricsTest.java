package io.serai.observe.internal.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleMetricsTest {
    private final HubMetrics hub = new HubMetrics();
    private final BundleMetrics own = new BundleMetrics(hub, "mvn:io.serai/serai-journal/0.1.0");

    @AfterEach
    void close() {
        hub.close();
    }

    private BundleMetrics plugin(String version, String digest) {
        return new BundleMetrics(hub, "serai-plugin:my-orders/" + version + "/" + digest + "/orders.jar");
    }

    private List<String> lines() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            hub.write(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void showsWhatTheHubCounts() {
        own.counter("serai.things", "Things.", "kind", "a").increment();
        own.counter("serai.things", "Things.", "kind", "a").increment();
        own.counter("serai.things", "Things.", "kind", "b").increment();
        own.timer("serai.work", "Work.").record(1_500_000_000L);
        own.gauge("serai.size", "Size.", () -> 7);

        assertThat(lines())
                .contains(
                        "# HELP serai_things_total Things.",
                        "# TYPE serai_things_total counter",
                        "serai_things_total{kind=\"a\"} 2.0",
                        "serai_things_total{kind=\"b\"} 1.0",
                        "serai_work_seconds_count 1",
                        "serai_work_seconds_sum 1.5",
                        "serai_size 7.0")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(line -> line.startsWith("jvm_threads_live_threads "))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "));
    }

    @Test
    void aPluginsMetersBearItsNameAndGoWithItsVersion() {
        BundleMetrics one = plugin("1.0.0", "d1");
        BundleMetrics two = plugin("2.0.0", "d2");
        one.counter("placed", "Orders.", "kind", "a").increment();
        two.counter("placed", "Orders.", "kind", "a").increment();
        two.gauge("open", "Open orders.", () -> 3);

        String name = "plugin_my_orders_placed_total{kind=\"a\",plugin=\"my-orders\",version=\"";
        assertThat(lines())
                .contains(
                        name + "1.0.0\"} 1.0",
                        name + "2.0.0\"} 1.0",
                        "plugin_my_orders_open{plugin=\"my-orders\",version=\"2.0.0\"} 3.0");

        one.close();
        assertThat(lines()).contains(name + "2.0.0\"} 1.0").noneMatch(line -> line.contains("1.0.0"));
        two.close();
        assertThat(lines()).noneMatch(line -> line.contains("my_orders"));
    }

    @Test
    void twoBuildsOfAVersionCountTogetherUntilBothHaveGone() {
        BundleMetrics earlier = plugin("1.0.0", "d1");
        BundleMetrics later = plugin("1.0.0", "d2");
        Counter first = earlier.counter("placed", "Orders.");
        Counter second = later.counter("placed", "Orders.");
        Meter gauge = earlier.gauge("open", "Open.", () -> 1);
        later.gauge("open", "Open.", () -> 2);
        first.increment();
        second.increment();

        String tags = "{plugin=\"my-orders\",version=\"1.0.0\"} ";
        assertThat(lines())
                .contains("plugin_my_orders_placed_total" + tags + "2.0", "plugin_my_orders_open" + tags + "2.0");
        later.close();
        second.increment();
        assertThat(lines()).contains("plugin_my_orders_open" + tags + "1.0");
        gauge.close();
        gauge.close();
        assertThat(lines())
                .contains("plugin_my_orders_placed_total" + tags + "3.0")
                .noneMatch(line -> line.contains("my_orders_open"));
        earlier.close();
        assertThat(lines()).noneMatch(line -> line.contains("my_orders"));
        assertThat(later.counter("late", "Late.")).isSameAs(Metrics.NONE.counter("late", "Late."));
        assertThat(lines()).noneMatch(line -> line.contains("late"));
    }

    @Test
    void aGaugeThatFailsHurtsNoOther() {
        own.gauge("serai.bad", "Bad.", () -> {
            throw new IllegalStateException("no value");
        });
        own.gauge("serai.good", "Good.", () -> 1);

        assertThat(lines()).contains("serai_bad NaN", "serai_good 1.0");
        own.gauge("serai.bad", "Bad.", () -> 2);
        assertThat(lines()).contains("serai_bad 2.0");
    }

    @Test
    void aPluginMakesOnlySoMany() {
        BundleMetrics much = plugin("1.0.0", "d1");
        for (int i = 0; i < Metrics.OF_A_PLUGIN + 10; i++) {
            much.counter("many", "Many.", "number", String.valueOf(i)).increment();
        }

        assertThat(lines().stream().filter(line -> line.startsWith("plugin_my_orders_many_total{")))
                .hasSize(Metrics.OF_A_PLUGIN);
    }

    @Test
    void refusesWhatCannotBeAName() {
        BundleMetrics plugin = plugin("1.0.0", "d1");
        assertThatThrownBy(() -> plugin.counter("Bad Name", "Bad."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower-case");
        assertThatThrownBy(() -> plugin.counter("odd", "Bad.", "key")).hasMessageContaining("in turn");
        assertThatThrownBy(() -> plugin.counter("twice", "Bad.", "a", "1", "a", "2"))
                .hasMessageContaining("stands once");
        assertThatThrownBy(() -> plugin.counter("mine", "Bad.", "version", "9"))
                .hasMessageContaining("sets the tag version");
        own.counter("serai.kind", "A counter.");
        assertThatThrownBy(() -> own.timer("serai.kind", "A timer.")).hasMessageContaining("another kind");
    }
}
