package io.serai.plugins.internal.tool.yaml;

import io.serai.api.plugin.OutboundHttp;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.framework.PluginId;
import io.serai.plugins.internal.tool.UnusableToolException;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolDescription;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Registers the tools that plugins' bundles describe in {@code SERAI-INF/tools/NAME.tool.yaml}, in the bundles' own name: so
 * they come and go with them, on the thread that starts or stops the bundle, and reach what the plugin may.
 */
@Component(service = ToolFiles.class, immediate = true)
public final class ToolFiles {
    private static final String FOLDER = "SERAI-INF/tools";
    private static final String SUFFIX = ".tool.yaml";

    private final ToolFileReader reader = new ToolFileReader();
    private final BundleContext hub;
    private final BundleTracker<List<ServiceRegistration<Tool>>> tracker;

    @Activate
    public ToolFiles(BundleContext context) {
        hub = context;
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, null) {
            @Override
            public @Nullable List<ServiceRegistration<Tool>> addingBundle(Bundle bundle, BundleEvent event) {
                return PluginId.of(bundle).isPresent() ? register(bundle) : null;
            }
        };
        tracker.open();
    }

    /** The framework takes the services of a bundle back that stops. */
    private List<ServiceRegistration<Tool>> register(Bundle bundle) {
        List<ServiceRegistration<Tool>> registrations = new ArrayList<>();
        Enumeration<URL> found = bundle.findEntries(FOLDER, "*" + SUFFIX, false);
        BundleContext context = bundle.getBundleContext();
        if (found == null || context == null) {
            return registrations;
        }
        found.asIterator()
                .forEachRemaining(file ->
                        registrations.add(context.registerService(Tool.class, tool(name(file), file, context), null)));
        return registrations;
    }

    private Tool tool(String name, URL file, BundleContext context) {
        try (InputStream in = file.openStream()) {
            return reader.read(
                    name,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    () -> service(context, OutboundHttp.class),
                    () -> workflows());
        } catch (UnusableToolException e) {
            return new Unusable(e);
        } catch (IOException e) {
            return new Unusable(new UnusableToolException(
                    name, "Its file " + name + SUFFIX + " cannot be read: " + e.getMessage() + "."));
        }
    }

    private static <T> T service(BundleContext context, Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        T service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new io.serai.api.error.UnavailableException(
                    "hub.starting", "The hub's " + type.getSimpleName() + " has not come up yet.", 1);
        }
        return service;
    }

    private @Nullable Workflows workflows() {
        ServiceReference<Workflows> reference = hub.getServiceReference(Workflows.class);
        return reference == null ? null : hub.getService(reference);
    }

    private static String name(URL file) {
        String path = file.getPath();
        return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    /** Stands for a file that is wrong: whoever looks at the plugin's tools reads why. */
    private record Unusable(UnusableToolException reason) implements Tool {
        @Override
        public ToolDescription description() {
            throw new UnusableToolException(reason.tool(), String.valueOf(reason.getMessage()));
        }

        @Override
        public @Nullable Object call(io.serai.spi.tool.ToolCall call) {
            throw new UnusableToolException(reason.tool(), String.valueOf(reason.getMessage()));
        }
    }
}
