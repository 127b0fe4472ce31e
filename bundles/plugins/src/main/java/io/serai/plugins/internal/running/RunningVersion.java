package io.serai.plugins.internal.running;

import io.serai.plugins.internal.framework.InstalledVersion;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/**
 * A plugin version whose bundles run.
 *
 * @param schemes of the Camel components that it brings
 */
public record RunningVersion(String id, String version, String digest, List<ClassLoader> loaders, Set<String> schemes) {
    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component";

    public RunningVersion {
        loaders = List.copyOf(loaders);
        schemes = Set.copyOf(schemes);
    }

    public static RunningVersion of(InstalledVersion installed) {
        Set<String> schemes = new TreeSet<>();
        for (Bundle bundle : installed.bundles()) {
            Enumeration<URL> files = bundle.findEntries(COMPONENTS, "*", false);
            if (files != null) {
                files.asIterator().forEachRemaining(url -> {
                    String path = url.getPath();
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    if (!name.isEmpty()) {
                        schemes.add(name);
                    }
                });
            }
        }
        return new RunningVersion(
                installed.id(), installed.version(), installed.digest(), installed.loaders(), schemes);
    }
}
