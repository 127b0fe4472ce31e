package io.serai.camel.internal.nodes;

import io.serai.api.plugin.ActivePlugins;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The bundles beside the hub's own that bring something to Camel. */
final class CamelPlugins {
    private static final String SERVICES = "META-INF/services/org/apache/camel";
    private static final List<String> KINDS = List.of("component", "language", "dataformat", "model");

    private final BundleContext bundles;
    private final Set<Bundle> own;

    /** @param own what every context has anyway */
    CamelPlugins(BundleContext bundles, Set<Bundle> own) {
        this.bundles = bundles;
        this.own = own;
    }

    /** Their loaders by symbolic name; of a plugin's versions the active one's, of others the newest. */
    Map<String, ClassLoader> loaders() {
        ServiceReference<ActivePlugins> reference = bundles.getServiceReference(ActivePlugins.class);
        ActivePlugins rule = reference == null ? null : bundles.getService(reference);
        if (rule == null) {
            return loaders(bundle -> true);
        }
        try {
            return loaders(rule::isActive);
        } finally {
            bundles.ungetService(reference);
        }
    }

    private Map<String, ClassLoader> loaders(Predicate<Bundle> isOffered) {
        Map<String, ClassLoader> loaders = new LinkedHashMap<>();
        Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && !own.contains(bundle))
                .filter(isOffered)
                .sorted((a, b) -> b.getVersion().compareTo(a.getVersion()))
                .forEach(bundle -> {
                    BundleWiring wiring = bundle.adapt(BundleWiring.class);
                    if (wiring != null && usesCamel(wiring) && bringsSomething(wiring)) {
                        loaders.putIfAbsent(bundle.getSymbolicName(), wiring.getClassLoader());
                    }
                });
        return loaders;
    }

    private static boolean usesCamel(BundleWiring wiring) {
        List<BundleWire> imports = wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE);
        String camel = CamelContext.class.getPackageName();
        return imports != null
                && imports.stream()
                        .anyMatch(wire -> camel.equals(
                                wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
    }

    private static boolean bringsSomething(BundleWiring wiring) {
        return KINDS.stream()
                .anyMatch(kind -> !wiring.listResources(SERVICES + "/" + kind, "*", BundleWiring.LISTRESOURCES_LOCAL)
                        .isEmpty());
    }
}
