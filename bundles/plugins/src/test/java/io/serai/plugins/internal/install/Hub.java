package io.serai.plugins.internal.install;

import io.serai.api.error.InvalidInputException;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.metric.Metrics;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.FolderCatalog;
import io.serai.plugins.internal.diagnosis.BlueprintStates;
import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.permission.FakeGrants;
import io.serai.plugins.internal.permission.GrantedPermissions;
import io.serai.plugins.internal.running.RunningVersions;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.trust.Verdict;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.plugins.internal.wanted.WantedVersion;
import io.serai.spi.tool.Tool;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/** A real framework with the life cycle of plugins in it, and fakes of its neighbours. */
final class Hub implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path folder;
    final Path deploy;
    final Path catalog;
    final FakeStore store;
    final FakePacks packs;
    final Framework framework;
    final ToolRegistry tools = new ToolRegistry(Metrics.NONE);
    final RunningVersions running = new RunningVersions(tools);
    final GrantedPermissions permissions;
    final FakeUsage usage = new FakeUsage();
    final Events events = new Events();
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    final PluginReconciler reconciler;
    final InstalledPlugins plugins;
    volatile RoutePacks present;
    volatile Supplier<Verdict> verdict = () -> new Verdict("", "Acme", "key", null, null, List.of());

    Hub(Path folder) throws Exception {
        this(folder, new FakeStore(), new FakePacks(), "");
    }

    /** The same hub started again, with what was in the store. */
    Hub(Path folder, FakeStore store, FakePacks packs, String wanted) throws Exception {
        this.folder = folder;
        this.store = store;
        this.packs = packs;
        permissions = FakeGrants.permissions(store.grants, folder);
        present = packs;
        deploy = Files.createDirectories(folder.resolve("deploy"));
        catalog = Files.createDirectories(folder.resolve("catalog"));
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_BSNVERSION,
                        Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                        "felix.log.level",
                        "0",
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "100",
                        // plugins meet the test's own classes of the API
                        Constants.FRAMEWORK_BUNDLE_PARENT,
                        Constants.FRAMEWORK_BUNDLE_PARENT_APP,
                        Constants.FRAMEWORK_BOOTDELEGATION,
                        "io.serai.*"));
        framework.init();
        track();
        framework.start();
        BundleDiagnosis diagnosis =
                new BundleDiagnosis(framework.getBundleContext(), noComponents(), new BlueprintStates());
        PackageReader reader = new PackageReader();
        Catalogs catalogs = new Catalogs(List.of(new FolderCatalog("test", catalog, reader)));
        PluginFramework bundles = new PluginFramework(framework.getBundleContext(), diagnosis);
        reconciler = new PluginReconciler(
                framework.getBundleContext(),
                new PluginReconciler.Parts(
                        store,
                        store,
                        new PackageFolder(folder),
                        reader,
                        bundles,
                        new PluginHealthWait(framework.getBundleContext(), bundles, 300, 3000),
                        running,
                        tools,
                        permissions,
                        new TrustChecks(file -> judge(), catalog, () -> store.signedOnly),
                        () -> catalogs,
                        new DropFolder(deploy),
                        new PluginEvents(events),
                        wanted),
                new Neighbours() {
                    @Override
                    public RoutePacks packs() {
                        return present;
                    }

                    @Override
                    public PluginUsage usage() {
                        return usage;
                    }

                    @Override
                    public AuditLog audit() {
                        return audit::add;
                    }

                    @Override
                    public long millis() {
                        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
                    }
                });
        plugins = new InstalledPlugins(reconciler, () -> catalogs, reader, store, () -> usage);
        reconciler.open();
    }

    private Verdict judge() {
        if (store.revoked) {
            throw new InvalidInputException("plugin.revoked", "The key 1234 of Acme was revoked: it was stolen.");
        }
        return verdict.get();
    }

    Hub booted() {
        Eventually.holds(() -> reconciler.bootProgress() == null, reconciler::bootProgress);
        return this;
    }

    private void track() {
        new ServiceTracker<Tool, Tool>(framework.getBundleContext(), Tool.class, null) {
            @Override
            public Tool addingService(ServiceReference<Tool> reference) {
                Tool tool = super.addingService(reference);
                tools.bindTool(tool, reference);
                return tool;
            }

            @Override
            public void removedService(ServiceReference<Tool> reference, Tool tool) {
                tools.unbindTool(reference);
            }
        }.open();
    }

    PluginOperation install(Path file) {
        return plugins.install(new PluginSource("upload:" + file.getFileName(), file), PATIENCE);
    }

    PluginOperation install(String source) {
        return plugins.install(new PluginSource(source, null), PATIENCE);
    }

    PluginOperation remove(String id, boolean force) {
        return plugins.remove(id, force, PATIENCE);
    }

    Plugin eventually(String id, String state) {
        Eventually.holds(
                () -> {
                    Plugin plugin = reconciler.counted().get(id);
                    return plugin != null && plugin.state().equals(state);
                },
                () -> reconciler.counted());
        return plugins.get(id);
    }

    /** Also behind the pass that took it out. */
    void eventuallyGone(String id) {
        Eventually.holds(() -> !reconciler.counted().containsKey(id), () -> reconciler.counted());
        reconciler.ask(() -> id).join();
    }

    /** All that a refused or undone change must leave as it was. */
    List<String> state() {
        List<String> state = new ArrayList<>();
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            state.add(bundle.getBundleId() + " " + bundle.getLocation() + " " + bundle.getState());
        }
        store.all().stream().map(WantedVersion::toString).forEach(state::add);
        state.addAll(packs.versions());
        tools.list().forEach(tool -> state.add(tool.toString()));
        state.add(running.now().active().toString());
        state.addAll(files(folder.resolve("plugins").resolve("packages")));
        return state;
    }

    private static List<String> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Locations of the bundles that are in the framework. */
    List<String> locations() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .map(Bundle::getLocation)
                .toList();
    }

    @Override
    public void close() throws Exception {
        if (framework.getState() == Bundle.ACTIVE) {
            reconciler.close();
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    Hub restarted() throws Exception {
        return restarted("");
    }

    Hub restarted(String wanted) throws Exception {
        close();
        return new Hub(folder, store, packs, wanted).booted();
    }

    private static ServiceComponentRuntime noComponents() {
        return (ServiceComponentRuntime) Proxy.newProxyInstance(
                Hub.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> List.of());
    }

    /** Says how many executions there are. */
    static final class FakeUsage implements PluginUsage {
        final Map<String, Map<String, Integer>> live = new ConcurrentHashMap<>();
        final List<String> parked = new CopyOnWriteArrayList<>();

        @Override
        public Map<String, Map<String, Integer>> live() {
            return Map.copyOf(live);
        }

        @Override
        public int park(String plugin, String version, String reason) {
            parked.add(plugin + " " + version);
            live.remove(plugin);
            return 1;
        }

        @Override
        public Migration migrate(String plugin, String from, String to) {
            return new Migration(1, List.of());
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
    }
}
