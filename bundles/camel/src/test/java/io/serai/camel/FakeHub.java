package io.serai.camel;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Tools and an event bus in memory. */
public final class FakeHub implements Tools, EventBus {
    public final List<ToolCall> calls = new CopyOnWriteArrayList<>();
    public final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, Tool> tools = new ConcurrentHashMap<>();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong seq = new AtomicLong();

    /** What a test's tool does. */
    public interface Work {
        Object call(ToolCall call) throws Exception;
    }

    public FakeHub tool(String name, String schema, Work work) {
        tools.put(name, new Tool() {
            @Override
            public ToolDescription description() {
                return new ToolDescription(name, "A tool of a test.", schema, null);
            }

            @Override
            public Object call(ToolCall call) throws Exception {
                calls.add(call);
                return work.call(call);
            }
        });
        return this;
    }

    @Override
    public List<ToolInfo> list() {
        return tools.values().stream()
                .map(Tool::description)
                .map(t -> new ToolInfo(t.name(), t.summary(), t.inputSchema(), t.outputSchema(), null, null))
                .toList();
    }

    @Override
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        Event event = new Event(tenant, room, seq.incrementAndGet(), type, Instant.EPOCH, data.get());
        events.add(event);
        listeners.forEach(listener -> listener.on(event));
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public int listeners() {
        return listeners.size();
    }
}
