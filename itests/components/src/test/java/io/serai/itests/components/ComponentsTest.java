package io.serai.itests.components;

import io.serai.camel.ContextFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentsTest {
    private final FakeHub hub = new FakeHub();
    private RouteProbe probe;

    @BeforeAll
    void start() throws Exception {
        probe = new RouteProbe(ContextFactory.onClassPath(hub, hub));
    }

    @AfterAll
    void stop() throws Exception {
        probe.close();
    }

    Stream<String> names() {
        return probe.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void works(String name) throws Exception {
        probe.run(name);
    }
}
