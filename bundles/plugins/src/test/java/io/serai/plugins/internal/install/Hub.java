package io.serai.plugins.internal.install;

import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.diagnosis.BlueprintStates;
import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A real framework with the plugins bundle's components in it, and fakes of their neighbours. */
final class Hub implements AutoCloseable {
    final Path folder;
    final Framework framework;
    final PluginBundles bundles = new PluginBundles();
    final ToolRegistry tools = new ToolRegistry(bundles);
    final FakeCatalog catalog = new FakeCatalog();
    final FakePacks packs = new FakePacks();
    final Events events = new Events();
    PluginReconciler reconciler;
    InstalledPlugins plugins;

    Hub(Path folder) throws BundleException {
        this.folder = folder;
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        "felix.log.level",
                        "0",
                        "org.osgi.framework.bootdelegation",
                        "io.serai.*"));
        framework.start();
        startReconciler();
    }

    void startReconciler() {
        BundleDiagnosis diagnosis =
                new BundleDiagnosis(framework.getBundleContext(), noComponents(), new BlueprintStates());
        reconciler = new PluginReconciler(framework.getBundleContext(), bundles, diagnosis, tools, catalog, events);
        plugins = new InstalledPlugins(framework.getBundleContext(), reconciler, tools, catalog);
    }

    /** Everything that comes at boot has come. */
    Hub booted() {
        catalog.booted = true;
        reconciler.bindRoutePacks(packs);
        Eventually.holds(() -> reconciler.bootProgress() == null, () -> reconciler.bootProgress());
        return this;
    }

    /** Drops a file in and starts it, as fileinstall does. */
    Bundle drop(JarBuilder jar) throws Exception {
        Path file = Files.write(folder.resolve(jar.name + ".jar"), jar.bytes());
        Bundle bundle = framework.getBundleContext().installBundle(file.toUri().toString());
        start(bundle);
        return bundle;
    }

    /** Installs a bundle that does not come from a file. */
    Bundle install(String location, JarBuilder jar) throws Exception {
        Bundle bundle = framework.getBundleContext().installBundle(location, jar.stream());
        start(bundle);
        return bundle;
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            // whoever starts a bundle gets the reason; the hub has to find it out
        }
    }

    @Override
    public void close() throws Exception {
        if (framework.getState() == Bundle.ACTIVE) {
            reconciler.close();
            stopFramework();
        }
    }

    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static ServiceComponentRuntime noComponents() {
        return (ServiceComponentRuntime) Proxy.newProxyInstance(
                Hub.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> List.of());
    }

    /** Makes a bundle. */
    static final class JarBuilder {
        private final String name;
        private final Manifest manifest = new Manifest();
        private final Map<String, byte[]> files = new TreeMap<>();

        JarBuilder(String name) {
            this.name = name;
            header(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
            header(Constants.BUNDLE_MANIFESTVERSION, "2");
            header(Constants.BUNDLE_SYMBOLICNAME, name);
            header(Constants.BUNDLE_VERSION, "1.0.0");
        }

        JarBuilder header(String key, String value) {
            manifest.getMainAttributes().putValue(key, value);
            return this;
        }

        JarBuilder file(String path, String text) {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        JarBuilder descriptor(String id, String version) {
            header(Constants.BUNDLE_VERSION, version);
            return file("SERAI-INF/plugin.json", """
                {"id":"%s","version":"%s","name":"The %s","summary":"For tests.","kinds":["routes"],
                 "permissions":["tool:shipping-quote"]}""".formatted(id, version, id));
        }

        JarBuilder workflow(String workflow) {
            return file(
                    "SERAI-INF/workflows/" + workflow + ".camel.yaml",
                    "- route:\n    description: About " + workflow + "\n    from:\n      uri: hook:" + workflow + "\n");
        }

        JarBuilder activator(Class<?> type) throws IOException {
            String path = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getResourceAsStream("/" + path)) {
                files.put(path, in.readAllBytes());
            }
            header(Constants.IMPORT_PACKAGE, "org.osgi.framework");
            return header(Constants.BUNDLE_ACTIVATOR, type.getName());
        }

        byte[] bytes() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    jar.putNextEntry(new JarEntry(file.getKey()));
                    jar.write(file.getValue());
                }
            }
            return out.toByteArray();
        }

        InputStream stream() throws IOException {
            return new ByteArrayInputStream(bytes());
        }
    }

    /** Takes packs as the workflows bundle would. */
    static final class FakePacks implements RoutePacks {
        record Pack(String version, List<RoutePackEntry> entries, ClassLoader resources) {}

        final Map<String, Pack> packs = new ConcurrentHashMap<>();
        final Map<String, String> stored = new ConcurrentHashMap<>();
        final List<String> log = new CopyOnWriteArrayList<>();
        volatile Supplier<? extends RuntimeException> failure;

        @Override
        public void install(String plugin, String version, List<RoutePackEntry> entries, ClassLoader resources) {
            log.add("install " + plugin + " " + version);
            Supplier<? extends RuntimeException> failing = failure;
            if (failing != null) {
                throw failing.get();
            }
            packs.put(plugin, new Pack(version, entries, resources));
            stored.put(plugin, version);
        }

        @Override
        public void remove(String plugin, String version) {
            log.add("remove " + plugin + " " + version);
            packs.remove(plugin);
            stored.remove(plugin, version);
        }

        @Override
        public Change prepare(String plugin, String version, List<RoutePackEntry> entries, PluginBindings next) {
            throw new UnsupportedOperationException("The reconciler does not prepare changes yet");
        }

        @Override
        public Map<String, String> installed() {
            return Map.copyOf(stored);
        }
    }

    /** Offers bundles instead of features. */
    final class FakeCatalog implements Catalog {
        final Map<Offer, JarBuilder> offers = new ConcurrentHashMap<>();
        final Map<String, List<String>> needing = new ConcurrentHashMap<>();
        final Map<Offer, Bundle> installed = new ConcurrentHashMap<>();
        volatile boolean booted;

        @Override
        public List<Offer> offers() {
            return List.copyOf(offers.keySet());
        }

        @Override
        public Optional<Offer> find(String id, String version) {
            return offers.keySet().stream()
                    .filter(offer -> offer.id().equals(id)
                            && (version == null || offer.version().equals(version)))
                    .findFirst();
        }

        @Override
        public void install(Offer offer) {
            try {
                installed.put(offer, Hub.this.install("mvn:test/" + offer.id(), offers.get(offer)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void uninstall(Offer offer) {
            try {
                installed.remove(offer).uninstall();
            } catch (BundleException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<String> neededBy(Offer offer) {
            return needing.getOrDefault(offer.id(), List.of());
        }

        @Override
        public Set<Installed> installed() {
            Set<Installed> result = ConcurrentHashMap.newKeySet();
            installed.forEach((offer, bundle) -> result.add(new Installed(offer, bundle.getLocation())));
            return result;
        }

        @Override
        public boolean isBooted() {
            return booted;
        }
    }

    /** Remembers what was published. */
    static final class Events implements EventBus {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
            Map<String, Object> content = data.get();
            seen.add(room + " " + type + " " + content.get("id") + " " + content.get("version"));
        }

        @Override
        public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AutoCloseable listen(EventListener listener) {
            throw new UnsupportedOperationException();
        }

        List<String> copy() {
            return new ArrayList<>(seen);
        }
    }
}
