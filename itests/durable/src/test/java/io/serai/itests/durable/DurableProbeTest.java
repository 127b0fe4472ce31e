package io.serai.itests.durable;

import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.spi.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same cases without Karaf. */
class DurableProbeTest {
    private static final DurableProbe PROBE =
            new DurableProbe(ContextFactory.onClassPath(new Nothing(), new Nothing()));

    static Stream<String> cases() {
        return PROBE.cases().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(String name) throws Exception {
        PROBE.cases().get(name).run();
    }

    private static final class Nothing implements Tools, EventBus {
        @Override
        public List<ToolInfo> list() {
            return List.of();
        }

        @Override
        public Optional<Tool> find(String name) {
            return Optional.empty();
        }

        @Override
        public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {}

        @Override
        public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }

        @Override
        public AutoCloseable listen(EventListener listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }
    }
}
