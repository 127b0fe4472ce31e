package io.serai.plugins.internal.install;

import io.serai.api.event.EventBus;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.plugins.internal.install.PluginSurvey.Found;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the hub in step with the plugins there are. Whatever changes only asks for a pass; a pass looks at everything
 * from the beginning, so that no order of events can leave half a state behind. All passes run on one thread.
 */
@Component(service = PluginReconciler.class, immediate = true)
public final class PluginReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(PluginReconciler.class);
    private static final long SETTLE_MILLIS = 100;
    private static final long GRACE_MILLIS = 600;
    private static final long RETRY_MILLIS = 200;
    private static final long WAITING_MILLIS = 1500;

    private final BundleContext context;
    private final ToolRegistry tools;
    private final Catalog catalog;
    private final PluginEvents events;
    private final PluginSurvey survey;
    private final RoutePackHandover handover;
    private final RoutePackReader reader = new RoutePackReader();
    private final ScheduledExecutorService thread;
    private final BundleListener listener = event -> requestPass(SETTLE_MILLIS);
    private final Runnable onToolChange = () -> requestPass(SETTLE_MILLIS);
    private final AtomicBoolean passRequested = new AtomicBoolean();
    private final AtomicBoolean retryRequested = new AtomicBoolean();
    private volatile @Nullable RoutePacks routePacks;
    private volatile Map<String, PluginState> states = Map.of();
    private volatile @Nullable String bootProgress = "Plugins have not been looked at yet.";

    @Activate
    public PluginReconciler(
            BundleContext context,
            @Reference PluginBundles plugins,
            @Reference BundleDiagnosis diagnosis,
            @Reference ToolRegistry tools,
            @Reference Catalog catalog,
            @Reference EventBus bus) {
        this.context = context;
        this.tools = tools;
        this.catalog = catalog;
        events = new PluginEvents(bus);
        survey = new PluginSurvey(context, plugins, diagnosis, tools, PluginReconciler::millis, GRACE_MILLIS);
        handover = new RoutePackHandover(PluginReconciler::millis, GRACE_MILLIS);
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "serai-plugins");
            worker.setDaemon(true);
            return worker;
        });
        context.addBundleListener(listener);
        tools.onChange(onToolChange);
        requestPass(0);
    }

    @Deactivate
    public void close() {
        context.removeBundleListener(listener);
        tools.removeListener(onToolChange);
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The plugins' thread did not end within 10 s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindRoutePacks(RoutePacks service) {
        routePacks = service;
        requestPass(0);
    }

    void unbindRoutePacks(RoutePacks service) {
        if (service.equals(routePacks)) {
            routePacks = null;
        }
    }

    /** The plugins by id, as the last pass found them. */
    Map<String, PluginState> states() {
        return states;
    }

    /** What the hub's start still waits for here; null once the plugins that were there at boot have been processed. */
    @Nullable
    String bootProgress() {
        return bootProgress;
    }

    /** Runs a pass now and waits for its end. */
    void passNow() {
        try {
            thread.submit(this::pass).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The plugins could not be looked at.", e);
        }
    }

    private void requestPass(long delayMillis) {
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
            boolean booted = catalog.isBooted();
            Map<String, Catalog.Offer> offers = offersByLocation();
            Map<String, Found> found = survey.look();
            Map<String, String> problems = new HashMap<>();
            Map<String, RoutePack> wanted = wanted(found, problems);
            boolean done = handover.apply(routePacks, wanted, found.keySet(), booted && !survey.isRestless());
            if (isStopping()) {
                return;
            }
            Map<String, PluginState> now = new TreeMap<>();
            found.forEach((id, plugin) -> now.put(id, state(plugin, offers, problems.get(id))));
            publish(now, booted, done);
            if (!done || survey.isRestless() || bootProgress != null) {
                requestRetry(RETRY_MILLIS);
            } else if (survey.isWaiting()) {
                requestRetry(WAITING_MILLIS);
            }
        } catch (RuntimeException e) {
            if (!isStopping()) {
                LOG.error("The plugins could not be looked at; trying again.", e);
                requestRetry(RETRY_MILLIS);
            }
        }
    }

    private Map<String, Catalog.Offer> offersByLocation() {
        Map<String, Catalog.Offer> offers = new HashMap<>();
        catalog.installed().forEach(installed -> offers.put(installed.location(), installed.offer()));
        return offers;
    }

    private Map<String, RoutePack> wanted(Map<String, Found> found, Map<String, String> problems) {
        Map<String, RoutePack> wanted = new TreeMap<>();
        found.forEach((id, plugin) -> {
            if (plugin.isRunning()) {
                try {
                    reader.read(plugin.bundle(), plugin.plugin()).ifPresent(pack -> wanted.put(id, pack));
                } catch (RoutePackReader.RoutePackException e) {
                    problems.put(id, e.getMessage());
                }
            }
        });
        return wanted;
    }

    private PluginState state(Found found, Map<String, Catalog.Offer> offers, @Nullable String readProblem) {
        String id = found.plugin().id();
        String packProblem = readProblem == null ? handover.problemOf(id) : readProblem;
        List<String> workflows = found.isRunning() ? handover.workflowsOf(id) : List.of();
        boolean failed = found.isRunning() && packProblem != null;
        return new PluginState(
                found.plugin(),
                found.location(),
                offers.get(found.location().text()),
                failed ? PluginState.FAILED : found.state(),
                workflows,
                packProblem == null ? found.problem() : packProblem);
    }

    private void publish(Map<String, PluginState> now, boolean booted, boolean done) {
        Map<String, PluginState> before = states;
        states = Map.copyOf(now);
        if (bootProgress == null) {
            events.tell(before, now);
        } else if (!booted) {
            bootProgress = "The hub's own bundles are still being installed.";
        } else if (routePacks == null) {
            bootProgress = "The workflows bundle has not come up yet.";
        } else if (!done || survey.isRestless()) {
            bootProgress = "Plugins are still starting.";
        } else {
            bootProgress = null;
            LOG.info("{} plugins: {}.", now.size(), now.keySet());
        }
    }

    private boolean isStopping() {
        return thread.isShutdown()
                || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
