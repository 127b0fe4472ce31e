package io.serai.plugins.internal.framework;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * One version of a plugin as bundles of the framework.
 *
 * @param bundles in the package's order; libraries that the hub has already are not among them
 */
public record InstalledVersion(String id, String version, String digest, List<Bundle> bundles) {
    public InstalledVersion {
        bundles = List.copyOf(bundles);
    }

    /** What the version's own classes and files are found with, in order; empty before it is resolved. */
    public List<ClassLoader> loaders() {
        List<ClassLoader> loaders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null && wiring.getClassLoader() != null) {
                loaders.add(wiring.getClassLoader());
            }
        }
        return loaders;
    }

    /** Names and versions of its bundles, for people. */
    public List<String> names() {
        return bundles.stream()
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .toList();
    }
}
