package io.serai.plugins.internal.identity;

import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.descriptor.DescriptorException;
import io.serai.plugins.internal.descriptor.DescriptorReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;

/** Tells which bundles are plugins, and reads each revision's descriptor once. Thread-safe. */
@Component(service = PluginBundles.class)
public final class PluginBundles {
    private final DescriptorReader reader = new DescriptorReader();
    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();

    /** The plugin that a bundle is, or nothing if it is none: part of the hub, or a library. */
    public Optional<PluginBundle> identify(Bundle bundle) {
        if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            return Optional.empty();
        }
        if (bundle.getState() == Bundle.UNINSTALLED) {
            // its content may be gone, but whoever says goodbye still needs its name
            Seen last = seen.get(bundle.getBundleId());
            return Optional.ofNullable(last == null ? null : last.plugin());
        }
        long revision = bundle.getLastModified();
        Seen known = seen.get(bundle.getBundleId());
        if (known == null || known.revision() != revision) {
            known = new Seen(revision, read(bundle, revision));
            seen.put(bundle.getBundleId(), known);
        }
        return Optional.ofNullable(known.plugin());
    }

    /** The id and version under which a bundle's contributions show; nothing for the hub's own. */
    public Optional<PluginId> idOf(Bundle bundle) {
        return identify(bundle).map(plugin -> new PluginId(plugin.id(), plugin.version(), plugin.problem() == null));
    }

    public void forget(long bundleId) {
        seen.remove(bundleId);
    }

    private @Nullable PluginBundle read(Bundle bundle, long revision) {
        URL entry = bundle.getEntry(Descriptor.PATH);
        if (entry != null) {
            try (InputStream in = entry.openStream()) {
                Descriptor descriptor = reader.read(in);
                return new PluginBundle(
                        bundle.getBundleId(),
                        revision,
                        descriptor.id(),
                        descriptor.version(),
                        descriptor.name(),
                        descriptor.summary(),
                        descriptor,
                        null);
            } catch (DescriptorException e) {
                return plain(bundle, revision, e.getMessage());
            } catch (IOException e) {
                return plain(bundle, revision, "plugin.json cannot be read: " + e.getMessage());
            }
        }
        return Location.of(bundle.getLocation()).isDroppedIn() ? plain(bundle, revision, null) : null;
    }

    private static PluginBundle plain(Bundle bundle, long revision, @Nullable String problem) {
        String id = bundle.getSymbolicName() == null ? "bundle-" + bundle.getBundleId() : bundle.getSymbolicName();
        String name = bundle.getHeaders().get(Constants.BUNDLE_NAME);
        return new PluginBundle(
                bundle.getBundleId(),
                revision,
                id,
                bundle.getVersion().toString(),
                name == null ? id : name,
                bundle.getHeaders().get(Constants.BUNDLE_DESCRIPTION),
                null,
                problem);
    }

    private record Seen(long revision, @Nullable PluginBundle plugin) {}

    /**
     * Whose contribution something is.
     *
     * @param usable false if the descriptor is broken, so that nothing of the plugin may be used
     */
    public record PluginId(String id, String version, boolean usable) {}
}
