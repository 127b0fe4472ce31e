package io.serai.itests.components;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** What Camel needs from the hub, where there is no hub: in plain JUnit, and in a bare Karaf that asks for it. */
@Component(configurationPid = "io.serai.itests.components", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FakeHub implements Tools, EventBus {
    private final Tool tool = new EchoTool();
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong seq = new AtomicLong();

    @Override
    public List<ToolInfo> list() {
        return List.of();
    }

    @Override
    public Optional<Tool> find(String name) {
        return name.equals(tool.description().name()) ? Optional.of(tool) : Optional.empty();
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        Event event = new Event(tenant, room, seq.incrementAndGet(), type, Instant.now(), data.get());
        listeners.forEach(listener -> listener.on(event));
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        throw new UnsupportedOperationException("the routes do not ask for rooms");
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
