package io.serai.plugins.internal.install;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.RetryableException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.thread.HubThreads;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.diagnosis.Finding;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.permission.GrantedPermissions;
import io.serai.plugins.internal.running.RunningVersions;
import io.serai.plugins.internal.surface.Contributions;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.wanted.OperationLog;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.plugins.internal.wanted.WantedSet;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes plugins. Whatever happens only asks it for a pass, and a pass looks at everything; changes that
 * people ask for run on it between passes.
 */
final class PluginReconciler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginReconciler.class);
    private static final long SETTLE_MILLIS = 50;
    private static final long RETRY_MILLIS = 200;
    private static final long DRAIN_MILLIS = 1000;
    private static final int PLUGINS_LEVEL = 80;

    private final BundleContext context;
    private final Parts parts;
    private final Neighbours neighbours;
    private final LifeCycle lifeCycle;
    private final Changes changes;
    private final DropIns dropIns;
    private final EtcWanted etc;
    private final PluginViews views;
    private final Revocations revocations;
    private final Managed managed = new Managed();
    private final ScheduledExecutorService thread;
    private final BundleListener onBundle = event -> requestPass(SETTLE_MILLIS);
    private final FrameworkListener onFramework = event -> requestPass(SETTLE_MILLIS);
    private final Runnable onToolChange = () -> requestPass(SETTLE_MILLIS);
    private final AtomicBoolean passRequested = new AtomicBoolean();
    private final AtomicBoolean retryRequested = new AtomicBoolean();
    /** Also at the start: what was said of packages is known no more. */
    private final AtomicBoolean reviewRequested = new AtomicBoolean(true);

    private volatile Map<String, Plugin> shown = Map.of();
    private volatile @Nullable String bootProgress = "Plugins have not been looked at yet.";
    /** Those below are of the reconciler's thread. */
    private boolean begun;

    private @Nullable RoutePacks given;
    private int refusedAt;
    private int changed;

    /** What the reconciler is made of. */
    record Parts(
            WantedSet wanted,
            OperationLog log,
            PackageFolder packages,
            PackageReader reader,
            PluginFramework framework,
            PluginHealthWait health,
            RunningVersions running,
            ToolRegistry tools,
            GrantedPermissions permissions,
            TrustChecks trust,
            Supplier<Catalogs> catalogs,
            DropFolder folder,
            PluginEvents events,
            String wantedInEtc) {}

    PluginReconciler(BundleContext context, Parts parts, Neighbours neighbours) {
        this.context = context;
        this.parts = parts;
        this.neighbours = neighbours;
        lifeCycle = new LifeCycle(
                managed,
                parts.wanted(),
                parts.packages(),
                parts.reader(),
                parts.framework(),
                parts.health(),
                parts.running(),
                parts.tools(),
                parts.permissions(),
                neighbours);
        changes = new Changes(
                managed,
                lifeCycle,
                new Planner(managed, parts.framework()),
                parts.framework(),
                new PlannedReach(parts.running(), parts.tools(), parts.permissions(), neighbours),
                parts.trust(),
                parts.log(),
                neighbours,
                parts.catalogs(),
                parts.events()::tell);
        revocations = new Revocations(managed, lifeCycle, parts.trust());
        dropIns = new DropIns(parts.folder(), parts.reader(), managed, changes, lifeCycle);
        etc = new EtcWanted(parts.wantedInEtc(), parts.catalogs(), managed, changes, lifeCycle);
        views = new PluginViews(
                managed, dropIns, new Contributions(context, parts.tools()), parts.trust(), parts.permissions());
        thread = Executors.newSingleThreadScheduledExecutor(HubThreads.one(PluginReconciler.class, "serai-plugins"));
    }

    /** Begins to follow what changes. */
    void open() {
        context.addBundleListener(onBundle);
        context.addFrameworkListener(onFramework);
        parts.tools().onChange(onToolChange);
        parts.folder().watch(() -> requestPass(SETTLE_MILLIS));
        requestPass(0);
    }

    @Override
    public void close() throws Exception {
        parts.folder().close();
        context.removeBundleListener(onBundle);
        context.removeFrameworkListener(onFramework);
        parts.tools().removeListener(onToolChange);
        thread.shutdownNow();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("The plugins' thread did not end within 10 s.");
        }
    }

    /** The plugins by id, as the last pass found them; the numbers of executions are not in it. */
    Map<String, Plugin> shown() {
        return shown;
    }

    /** The plugins by id, with the numbers of their executions. Blocks on the store. */
    Map<String, Plugin> counted() {
        return views.all(changes.live());
    }

    /** What the hub's start still waits for here; null once the plugins that were there at boot have been processed. */
    @Nullable
    String bootProgress() {
        return bootProgress;
    }

    Managed managed() {
        return managed;
    }

    /** Runs a change on the reconciler's thread, and a pass behind it. */
    <T> CompletableFuture<T> change(Callable<T> work) {
        return ask(() -> {
            try {
                T value = work.call();
                changed++;
                return value;
            } finally {
                look();
                requestPass(0);
            }
        });
    }

    /** Runs something on the reconciler's thread that changes nothing. */
    <T> CompletableFuture<T> ask(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) { // whoever asked hears of it, whatever it is
                result.completeExceptionally(e);
            }
        };
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new UnavailableException("hub.stopping", "The hub stops.", 5));
        }
        return result;
    }

    Changes changes() {
        return changes;
    }

    DropIns dropIns() {
        return dropIns;
    }

    LifeCycle lifeCycle() {
        return lifeCycle;
    }

    /** What is trusted has changed. */
    void requestReview() {
        reviewRequested.set(true);
        requestPass(0);
    }

    void requestPass(long delayMillis) {
        schedule(passRequested, delayMillis);
    }

    /** A retry has a flag of its own, so that it never makes a change wait. */
    private void requestRetry(long delayMillis) {
        schedule(retryRequested, delayMillis);
    }

    private void schedule(AtomicBoolean requested, long delayMillis) {
        if (!thread.isShutdown() && requested.compareAndSet(false, true)) {
            try {
                thread.schedule(
                        () -> {
                            requested.set(false);
                            pass();
                        },
                        delayMillis,
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Closed while a pass was asked for.");
            }
        }
    }

    private void pass() {
        if (isStopping()) {
            return; // what goes with the hub comes back with it
        }
        try {
            String progress = progress();
            if (progress != null) {
                bootProgress = bootProgress == null ? null : progress;
                requestRetry(RETRY_MILLIS);
                return;
            }
            if (refusedAt != changed) {
                refusedAt = changed;
                dropIns.tryAgain();
            }
            if (reviewRequested.getAndSet(false)) {
                review();
            }
            boolean settled = dropIns.reconcile() & etc.reconcile();
            examine();
            boolean drained = drain();
            look();
            if (bootProgress != null) {
                bootProgress = null;
                LOG.info("{} plugins: {}.", managed.ids().size(), managed.ids());
            }
            if (!settled) {
                requestRetry(RETRY_MILLIS);
            } else if (!drained) {
                requestRetry(DRAIN_MILLIS);
            }
        } catch (RuntimeException e) {
            if (!isStopping()) {
                if (!(e instanceof RetryableException)) {
                    LOG.error("The plugins could not be looked at; trying again.", e);
                }
                requestRetry(RETRY_MILLIS);
            }
        }
    }

    private void review() {
        try {
            revocations.review();
        } catch (RuntimeException e) {
            reviewRequested.set(true); // with the retry
            throw e;
        }
    }

    /** What must be there before plugins can be managed; null once it is. Brings up what is wanted as soon as it can. */
    private @Nullable String progress() {
        FrameworkStartLevel level =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        if (level != null && level.getStartLevel() < PLUGINS_LEVEL) {
            return "The hub's own bundles are still starting.";
        }
        if (!begun) {
            begin();
            begun = true;
        }
        RoutePacks packs = neighbours.packs();
        if (packs == null) {
            return "The workflows bundle has not come up yet.";
        }
        if (!packs.equals(given)) {
            handOverAll(packs);
            given = packs;
        }
        return null;
    }

    private void begin() {
        List<WantedVersion> rows = parts.wanted().all();
        parts.permissions().load();
        int interrupted = parts.log().endInterrupted("The hub stopped in the middle; everything is as it was before.");
        if (interrupted > 0) {
            LOG.warn("{} changes of plugins were interrupted when the hub stopped.", interrupted);
        }
        Map<String, InstalledVersion> present = new HashMap<>();
        parts.framework().present().forEach(version -> present.put(key(version.id(), version.digest()), version));
        for (WantedVersion row : rows) {
            InstalledVersion installed = present.remove(key(row.id(), row.digest()));
            managed.put(new ManagedVersion(
                    row,
                    parts.packages()
                            .find(row.digest())
                            .map(parts.reader()::read)
                            .orElse(null),
                    installed,
                    List.of(),
                    false,
                    null,
                    null,
                    row.active() ? 0 : neighbours.millis()));
        }
        present.values().forEach(version -> {
            LOG.info("Plugin {} {} is not wanted and goes.", version.id(), version.version());
            parts.framework().uninstall(version);
        });
        List<ManagedVersion> pending = new ArrayList<>(managed.all());
        // those that others require first; what waits for another plugin's service meets it then
        pending.sort(Comparator.comparingInt(version ->
                version.plugin() == null ? 0 : version.plugin().requires().size()));
        pending.forEach(revocations::resume);
    }

    private void handOverAll(RoutePacks packs) {
        for (ManagedVersion version : managed.all()) {
            if (version.isActive() && version.installed() != null && version.error() == null) {
                lifeCycle.handOver(version, packs);
            }
        }
        Set<String> known = new HashSet<>(managed.ids());
        packs.installed().forEach((plugin, version) -> {
            if (!known.contains(plugin)) {
                packs.prepare(plugin, null, List.of(), parts.running()).apply();
                LOG.info("Plugin {} {} has not come back; its workflows are removed.", plugin, version);
            }
        });
    }

    private static String key(String id, String digest) {
        return id + "/" + digest;
    }

    /** How the active versions fare that came up once. */
    private void examine() {
        for (ManagedVersion version : managed.all()) {
            InstalledVersion installed = version.installed();
            if (!version.isActive() || installed == null || "plugin.route-invalid".equals(version.code())) {
                continue;
            }
            Finding finding = parts.framework().examine(installed);
            String sentence = finding == null
                    ? parts.framework().isActive(installed) ? null : "It was stopped."
                    : finding.sentence();
            if (!Objects.equals(sentence, version.error())) {
                managed.put(version.failed(sentence, sentence == null ? null : "plugin.start-failed"));
            }
        }
    }

    /** Lets versions go that nothing uses any more. Returns whether none is left that drains. */
    private boolean drain() {
        boolean none = lifeCycle.dropReplaced(DRAIN_MILLIS);
        PluginUsage usage = neighbours.usage();
        List<ManagedVersion> draining =
                managed.all().stream().filter(version -> !version.isActive()).toList();
        if (draining.isEmpty() || usage == null) {
            return none && draining.isEmpty();
        }
        Map<String, Map<String, Integer>> live = usage.live();
        RoutePacks packs = neighbours.packs();
        Map<String, Set<String>> bound = packs == null ? Map.of() : packs.inUse();
        for (ManagedVersion version : draining) {
            boolean inUse = live.getOrDefault(version.id(), Map.of()).containsKey(version.version())
                    || bound.getOrDefault(version.id(), Set.of()).contains(version.version());
            if (!inUse && neighbours.millis() - version.drainsSince() >= DRAIN_MILLIS) {
                lifeCycle.drop(version);
                changed++;
            }
        }
        return false;
    }

    private void look() {
        Map<String, Plugin> before = shown;
        Map<String, Plugin> now = views.all(Map.of());
        shown = now;
        if (bootProgress == null) {
            parts.events().tell(before, now);
        }
    }

    private boolean isStopping() {
        return thread.isShutdown()
                || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
    }

    PluginOperation operation(String id) {
        return parts.log()
                .find(id)
                .orElseThrow(() -> new NotFoundException(
                        "plugin.operation-not-found", "There is no operation " + id + " on plugins."));
    }
}
