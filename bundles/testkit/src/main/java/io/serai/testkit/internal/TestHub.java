package io.serai.testkit.internal;

import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hub's part of a route under test. */
public final class TestHub implements Tools, EventBus {
    private final Function<String, @Nullable Tool> tools;

    public TestHub(Function<String, @Nullable Tool> tools) {
        this.tools = tools;
    }

    @Override
    public List<ToolInfo> list() {
        return List.of();
    }

    @Override
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.apply(name));
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        // nobody listens; that the data can be made is part of the test
        Map<String, Object> unused = data.get();
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        throw new UnsupportedOperationException("There are no rooms in a test of a route.");
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        return () -> {};
    }
}
