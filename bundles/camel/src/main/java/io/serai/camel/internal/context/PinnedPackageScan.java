package io.serai.camel.internal.context;

import java.util.Set;
import org.apache.camel.support.scan.DefaultPackageScanClassResolver;

/** Scans the context's loader only, not the thread's; Camel takes its list of type converters from here. */
final class PinnedPackageScan extends DefaultPackageScanClassResolver {
    @Override
    public Set<ClassLoader> getClassLoaders() {
        ClassLoader loader = getCamelContext().getApplicationContextClassLoader();
        return loader == null ? Set.of() : Set.of(loader);
    }
}
