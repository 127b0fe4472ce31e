package io.serai.observe.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginPermissions;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The bus as the bundle sees it that asks for the service: a plugin's behind a check, the hub's own as it is. */
@Component(service = EventBus.class, scope = ServiceScope.BUNDLE)
public final class BundleEvents implements EventBus {
    private final RoomEventBus bus;
    private final BundleContext context;
    private final @Nullable String plugin;
    private volatile @Nullable Known known;

    private record Known(ServiceReference<PluginPermissions> reference, PluginPermissions permissions) {}

    @Activate
    public BundleEvents(ComponentContext component, @Reference RoomEventBus bus) {
        this(bus, component.getBundleContext(), component.getUsingBundle().getLocation());
    }

    BundleEvents(RoomEventBus bus, BundleContext context, String location) {
        this.bus = bus;
        this.context = context;
        this.plugin = location.startsWith(PluginPermissions.LOCATION) ? location : null;
    }

    /** Asked for at each call: plugins may be there before whoever knows what they may reach, and that needs a bus itself. */
    private EventBus bus() {
        if (plugin == null) {
            return bus;
        }
        PluginPermissions permissions = permissions();
        PluginAccess access = permissions == null ? null : permissions.ofBundle(plugin);
        if (access == null) {
            throw new UnavailableException("hub.starting", "What plugins may reach is not known yet.", 1);
        }
        return access.guard(bus);
    }

    private @Nullable PluginPermissions permissions() {
        Known now = known;
        if (now == null || now.reference().getBundle() == null) {
            ServiceReference<PluginPermissions> reference = context.getServiceReference(PluginPermissions.class);
            PluginPermissions service = reference == null ? null : context.getService(reference);
            now = reference == null || service == null ? null : new Known(reference, service);
            known = now;
        }
        return now == null ? null : now.permissions();
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        bus().publish(tenant, room, type, data);
    }

    @Override
    public boolean wanted(String tenant, String room) {
        return bus.wanted(tenant, room);
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        return bus().subscribe(tenant, room, after, listener);
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        return bus().listen(listener);
    }
}
