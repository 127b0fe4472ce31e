package io.serai.http.internal.console;

import java.net.URL;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Finds the console: the active bundle whose manifest says {@code Serai-Console: /folder}. It needs no code of its own,
 * and when it is updated its files are simply the new ones.
 */
@Component(service = ConsoleBundle.class)
public final class ConsoleBundle implements ConsoleFiles {
    private static final String HEADER = "Serai-Console";

    private final AtomicReference<@Nullable Found> current = new AtomicReference<>();
    private final BundleTracker<Found> tracker;

    private record Found(Bundle bundle, String folder, long version) {}

    @Activate
    public ConsoleBundle(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, new BundleTrackerCustomizer<>() {
            @Override
            @SuppressWarnings("NullAway") // null means: not tracked
            public Found addingBundle(Bundle bundle, @Nullable BundleEvent event) {
                String folder = bundle.getHeaders().get(HEADER);
                if (folder == null) {
                    return null;
                }
                Found found = new Found(bundle, folder.endsWith("/") ? folder : folder + "/", bundle.getLastModified());
                current.set(found);
                return found;
            }

            @Override
            public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Found found) {}

            @Override
            public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Found found) {
                current.compareAndSet(found, null);
            }
        });
        tracker.open();
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public @Nullable URL find(String path) {
        Found found = current.get();
        return found == null ? null : found.bundle().getEntry(found.folder() + path);
    }

    @Override
    public String version() {
        Found found = current.get();
        return found == null ? "none" : Long.toHexString(found.version());
    }
}
