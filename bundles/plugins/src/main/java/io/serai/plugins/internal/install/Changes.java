package io.serai.plugins.internal.install;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginUsage;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.Offer;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.pack.SemanticVersion;
import io.serai.plugins.internal.wanted.OperationLog;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes as people ask for them: planned, carried out, recorded. Used on the reconciler's thread alone. */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Managed managed;
    private final LifeCycle lifeCycle;
    private final Planner planner;
    private final PluginFramework framework;
    private final PlannedReach reach;
    private final TrustChecks trust;
    private final OperationLog log;
    private final Neighbours neighbours;
    private final Supplier<Catalogs> catalogs;
    private final Consumer<PluginOperation> progress;

    Changes(
            Managed managed,
            LifeCycle lifeCycle,
            Planner planner,
            PluginFramework framework,
            PlannedReach reach,
            TrustChecks trust,
            OperationLog log,
            Neighbours neighbours,
            Supplier<Catalogs> catalogs,
            Consumer<PluginOperation> progress) {
        this.managed = managed;
        this.lifeCycle = lifeCycle;
        this.planner = planner;
        this.framework = framework;
        this.reach = reach;
        this.trust = trust;
        this.log = log;
        this.neighbours = neighbours;
        this.catalogs = catalogs;
        this.progress = progress;
    }

    /**
     * One package to install.
     *
     * @param anyOrder whether an older version may follow a newer one, and another build the same version
     */
    record Installation(PluginPackage plugin, String source, String by, boolean anyOrder) {}

    PluginPlan planInstall(Installation wish) {
        List<PluginPackage> packages = withRequired(wish.plugin());
        PluginPlan plan = planner.install(packages, live(), wish.anyOrder());
        if (!plan.problems().isEmpty()) {
            return plan;
        }
        try {
            packages.forEach(trust::require);
            // without starting anything: whether it would resolve is known once the framework has seen it
            InstalledVersion tried = framework.install(wish.plugin());
            try {
                return with(plan, reach.undeclared(wish.plugin(), tried));
            } finally {
                framework.uninstall(tried);
            }
        } catch (SeraiException e) {
            return with(plan, List.of(new PluginPlan.Refusal(e.code(), e.detail())));
        }
    }

    private static PluginPlan with(PluginPlan plan, List<PluginPlan.Refusal> problems) {
        return new PluginPlan(
                plan.install(),
                plan.update(),
                plan.remove(),
                plan.refresh(),
                plan.permissions(),
                plan.workflows(),
                problems);
    }

    PluginPlan planRemove(String id) {
        require(id);
        return planner.remove(id, live(), false);
    }

    /** @param begun hears of the operation as soon as it has an id */
    PluginOperation install(Installation wish, Consumer<PluginOperation> begun) {
        PluginPackage plugin = wish.plugin();
        List<PluginPackage> packages = withRequired(plugin);
        PluginPlan plan = planner.install(packages, live(), wish.anyOrder());
        String kind = managed.active(plugin.id()) == null ? "install" : "update";
        PluginOperation operation = operation(kind, plugin.id(), plugin.version(), wish.source(), plan, wish.by());
        return run(operation, begun, phase -> {
            Refusals.check(plan);
            packages.forEach(trust::require);
            List<String> brought = new ArrayList<>();
            try {
                for (PluginPackage next : packages) {
                    boolean required = !next.id().equals(plugin.id());
                    boolean isNew = managed.active(next.id()) == null;
                    lifeCycle.install(next, required ? "required:" + plugin.id() : wish.source(), wish.by(), phase);
                    if (required && isNew) {
                        brought.add(0, next.id());
                    }
                }
            } catch (RuntimeException e) {
                brought.forEach(id -> lifeCycle.remove(id, false, name -> {}));
                throw e;
            }
        });
    }

    PluginOperation remove(String id, boolean force, String by, Consumer<PluginOperation> begun) {
        ManagedVersion version = require(id);
        PluginPlan plan = planner.remove(id, live(), force);
        PluginOperation operation =
                operation("remove", id, version.version(), version.wanted().source(), plan, by);
        return run(operation, begun, phase -> {
            Refusals.check(plan);
            lifeCycle.remove(id, force, phase);
        });
    }

    private ManagedVersion require(String id) {
        List<ManagedVersion> versions = managed.of(id);
        if (versions.isEmpty()) {
            throw new NotFoundException("plugin.not-found", "There is no plugin " + id + ".");
        }
        ManagedVersion active = managed.active(id);
        return active == null ? versions.get(0) : active;
    }

    private interface Work {
        void run(Consumer<String> phase);
    }

    private PluginOperation run(PluginOperation operation, Consumer<PluginOperation> begun, Work work) {
        log.insert(operation);
        begun.accept(operation);
        PluginOperation[] now = {operation};
        try {
            work.run(phase -> {
                now[0] = at(now[0], PluginOperation.RUNNING, phase, null, null);
                progress.accept(now[0]);
            });
        } catch (RuntimeException | Error e) {
            boolean known = e instanceof SeraiException;
            String code = known ? ((SeraiException) e).code() : "hub.internal";
            String problem = known ? ((SeraiException) e).detail() : "The change failed: " + e;
            if (!known) {
                LOG.error("Plugin {} {} could not be changed.", operation.plugin(), operation.version(), e);
            }
            end(at(now[0], PluginOperation.FAILED, now[0].phase(), code, problem));
            throw e;
        }
        return end(at(now[0], PluginOperation.SUCCEEDED, "done", null, null));
    }

    private PluginOperation end(PluginOperation ended) {
        log.update(ended);
        if (Trail.isOfNobody(ended.createdBy())) {
            Trail.ended(neighbours, ended);
        }
        progress.accept(ended);
        return ended;
    }

    private static PluginOperation operation(
            String kind, String plugin, String version, String source, PluginPlan plan, String by) {
        return new PluginOperation(
                Ids.next(),
                kind,
                plugin,
                version,
                source,
                PluginOperation.RUNNING,
                "plan",
                plan,
                null,
                null,
                by,
                Instant.now(),
                null);
    }

    private static PluginOperation at(
            PluginOperation operation, String status, String phase, @Nullable String code, @Nullable String problem) {
        return new PluginOperation(
                operation.id(),
                operation.kind(),
                operation.plugin(),
                operation.version(),
                operation.source(),
                status,
                phase,
                operation.plan(),
                code,
                problem,
                operation.createdBy(),
                operation.createdAt(),
                status.equals(PluginOperation.RUNNING) ? null : Instant.now());
    }

    /** What it requires and is not here comes along from the catalogs, before it. */
    private List<PluginPackage> withRequired(PluginPackage plugin) {
        List<PluginPackage> packages = new ArrayList<>();
        addRequired(plugin, packages, new ArrayList<>());
        packages.add(plugin);
        return packages;
    }

    private void addRequired(PluginPackage plugin, List<PluginPackage> packages, List<String> above) {
        above.add(plugin.id());
        for (Descriptor.Requirement required : plugin.requires()) {
            ManagedVersion here = managed.active(required.id());
            boolean met = here != null && SemanticVersion.of(here.version()).isIn(required.range())
                    || packages.stream().anyMatch(known -> known.id().equals(required.id()))
                    || above.contains(required.id());
            if (!met) {
                Offer offer =
                        catalogs.get().inRange(required.id(), required.range()).orElse(null);
                if (offer != null) {
                    addRequired(offer.plugin(), packages, above);
                    packages.add(offer.plugin());
                }
            }
        }
    }

    Map<String, Map<String, Integer>> live() {
        PluginUsage usage = neighbours.usage();
        return usage == null ? Map.of() : usage.live();
    }
}
