package io.serai.camel.internal.context;

import java.util.Set;
import org.apache.camel.support.scan.DefaultPackageScanClassResolver;

/** Scans one loader only; Camel takes its list of type converters from here. */
final class PinnedPackageScan extends DefaultPackageScanClassResolver {
    private final Set<ClassLoader> loaders;

    PinnedPackageScan(ClassLoader loader) {
        loaders = Set.of(loader);
    }

    @Override
    public Set<ClassLoader> getClassLoaders() {
        return loaders;
    }
}
