package io.serai.camel;

import io.serai.api.error.UnavailableException;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Turns a plugin's bundles into what {@link ContextFactory#create} takes. */
public final class PinnedBundles {
    private PinnedBundles() {}

    /**
     * The class loaders of these bundles, in the same order.
     *
     * @throws UnavailableException {@code plugin.not-resolved} if one has none because it is not resolved
     */
    public static List<ClassLoader> loaders(Collection<Bundle> bundles) {
        return bundles.stream().map(PinnedBundles::loader).toList();
    }

    private static ClassLoader loader(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            throw new UnavailableException(
                    "plugin.not-resolved",
                    "The bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " is not resolved.",
                    5);
        }
        return wiring.getClassLoader();
    }
}
