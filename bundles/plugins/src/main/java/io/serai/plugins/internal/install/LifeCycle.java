package io.serai.plugins.internal.install;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.permission.GrantedPermissions;
import io.serai.plugins.internal.running.RunningVersion;
import io.serai.plugins.internal.running.RunningVersions;
import io.serai.plugins.internal.running.Versions;
import io.serai.plugins.internal.surface.SurfaceReader;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.plugins.internal.wanted.WantedSet;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings plugin versions in and takes them out, each change whole or not at all. Used on the reconciler's thread alone.
 *
 * <p>A new version is installed, started and found healthy beside the one that runs; then every workflow context that
 * changes is built; then the wanted set is written and the workflows switch. Whatever goes wrong before that uninstalls the
 * new version, and nothing else was touched.
 */
final class LifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifeCycle.class);

    private final Managed managed;
    private final WantedSet wanted;
    private final PackageFolder packages;
    private final PackageReader reader;
    private final PluginFramework framework;
    private final PluginHealthWait health;
    private final RunningVersions running;
    private final ToolRegistry tools;
    private final GrantedPermissions permissions;
    private final Neighbours neighbours;
    private final RoutePackReader routes = new RoutePackReader();
    private final SurfaceReader surfaces = new SurfaceReader();
    /** Builds whose version was built anew; they go when calls that are under way have ended. */
    private final List<Replaced> replaced = new ArrayList<>();

    LifeCycle(
            Managed managed,
            WantedSet wanted,
            PackageFolder packages,
            PackageReader reader,
            PluginFramework framework,
            PluginHealthWait health,
            RunningVersions running,
            ToolRegistry tools,
            GrantedPermissions permissions,
            Neighbours neighbours) {
        this.managed = managed;
        this.wanted = wanted;
        this.packages = packages;
        this.reader = reader;
        this.framework = framework;
        this.health = health;
        this.running = running;
        this.tools = tools;
        this.permissions = permissions;
        this.neighbours = neighbours;
    }

    /** @param since in milliseconds of the neighbours' clock */
    record Replaced(InstalledVersion version, long since) {}

    /**
     * Makes a package's version the active one.
     *
     * @param source as people see it, see {@link io.serai.api.plugin.Plugin#source()}
     * @param by who wants it
     * @param phase hears what is done now
     * @throws io.serai.api.error.SeraiException the refusal; everything is as before then
     */
    void install(PluginPackage given, String source, String by, Consumer<String> phase) {
        RoutePacks packs = packs();
        phase.accept("install");
        PluginPackage plugin = reader.read(packages.keep(given.file()));
        ManagedVersion known = managed.find(plugin.id(), plugin.version());
        InstalledVersion there =
                known != null && known.wanted().digest().equals(plugin.digest()) ? known.installed() : null;
        InstalledVersion next;
        try {
            next = there == null ? framework.install(plugin) : there;
        } catch (RuntimeException e) {
            keepOnlyWantedPackages();
            throw e;
        }
        Versions before = running.now();
        GrantedPermissions.Admission admission = null;
        try {
            admission = permissions.admit(
                    plugin.id(),
                    plugin.version(),
                    plugin.permissions(),
                    plugin.descriptor() != null,
                    by,
                    managed.of(plugin.id()).isEmpty() || !Trail.isOfNobody(by));
            phase.accept("start");
            framework.start(next);
            phase.accept("check");
            health.await(next);
            checkTools(next);
            surfaces.check(next.bundles());
            List<RoutePackEntry> entries = routes.read(next);
            Versions beside = before.with(RunningVersion.of(next));
            running.set(beside);
            Versions after = beside.activating(plugin.id(), plugin.version());
            RoutePacks.Change change = prepare(packs, plugin.id(), plugin.version(), entries, after);
            phase.accept("switch");
            WantedVersion row =
                    new WantedVersion(plugin.id(), plugin.version(), plugin.digest(), source, true, Instant.now(), by);
            commit(plugin.id(), rowsWith(plugin.id(), row), change);
            running.set(after);
            switched(
                    new ManagedVersion(row, plugin, next, entries, true, null, null, 0),
                    there == null && known != null ? known.installed() : null);
        } catch (RuntimeException | Error e) {
            running.set(before);
            if (admission != null) {
                orElseTell(e, admission::undo);
            }
            if (there == null) {
                orElseTell(e, () -> framework.uninstall(next));
                orElseTell(e, this::keepOnlyWantedPackages);
            }
            throw e;
        }
        LOG.info("Plugin {} {} is active.", plugin.id(), plugin.version());
    }

    /** Only what the versions ask for that are still here. */
    private void settlePermissions(String id) {
        List<String> left = managed.of(id).stream().map(ManagedVersion::version).toList();
        if (left.isEmpty()) {
            permissions.forget(id);
        } else {
            permissions.settle(id, left);
        }
    }

    /** What the store says of a plugin once another version, or none, is active. */
    private List<WantedVersion> rowsWith(String id, @Nullable WantedVersion active) {
        List<WantedVersion> rows = new ArrayList<>();
        for (WantedVersion row : managed.rows(id)) {
            if (active == null || !row.version().equals(active.version())) {
                rows.add(row.draining());
            }
        }
        if (active != null) {
            rows.add(active);
        }
        return rows;
    }

    /**
     * Writes a plugin's rows and switches the workflows; both or nothing. Rows first: a kill between the two is made good at
     * the next start, when the wanted version's workflows are given again.
     */
    private void commit(String id, List<WantedVersion> rows, RoutePacks.Change change) {
        List<WantedVersion> before = managed.rows(id);
        try {
            wanted.replace(id, rows);
        } catch (RuntimeException e) {
            change.discard();
            throw e;
        }
        try {
            change.apply();
        } catch (RuntimeException e) {
            orElseTell(e, () -> wanted.replace(id, before));
            throw e;
        }
    }

    /** Takes one thing back; where that fails, too, it is told beside the reason for it. */
    private static void orElseTell(Throwable reason, Runnable back) {
        try {
            back.run();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void switched(ManagedVersion next, @Nullable InstalledVersion earlierBuild) {
        for (ManagedVersion other : managed.of(next.id())) {
            if (other.isActive() && !other.version().equals(next.version())) {
                managed.put(other.draining(neighbours.millis()));
            }
        }
        managed.put(next);
        if (earlierBuild != null) {
            replaced.add(new Replaced(earlierBuild, neighbours.millis()));
        }
    }

    private void checkTools(InstalledVersion version) {
        List<String> problems = tools.problemsOf(version.id(), version.digest());
        if (!problems.isEmpty()) {
            throw new InvalidInputException("plugin.contribution-invalid", String.join(" ", problems));
        }
        List<String> clashes = tools.clashesOf(version.id(), version.digest());
        if (!clashes.isEmpty()) {
            throw new ConflictException("plugin.name-clash", String.join(" ", clashes));
        }
    }

    /** In the words of plugins: a route that cannot run, or a name that belongs to somebody else, refuses the plugin. */
    private RoutePacks.Change prepare(
            RoutePacks packs, String id, @Nullable String version, List<RoutePackEntry> entries, Versions after) {
        try {
            return packs.prepare(id, version, entries, running.view(after));
        } catch (InvalidInputException e) {
            if (e.code().startsWith("plugin.")) {
                throw e;
            }
            throw new InvalidInputException("plugin.route-invalid", e.detail() + violations(e), e.violations());
        } catch (ConflictException e) {
            throw e.code().startsWith("plugin.") ? e : new ConflictException("plugin.name-clash", e.detail());
        }
    }

    private static String violations(InvalidInputException e) {
        return e.violations().size() < 2
                ? ""
                : e.violations().stream().map(LifeCycle::words).collect(Collectors.joining("; ", " (", ")"));
    }

    private static String words(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + ": " + violation.message();
    }

    /**
     * Takes a plugin out with all its versions.
     *
     * @param park whether to pause what has not ended; otherwise somebody made sure that nothing has
     */
    void remove(String id, boolean park, Consumer<String> phase) {
        RoutePacks packs = packs();
        List<ManagedVersion> versions = managed.of(id);
        if (versions.isEmpty()) {
            throw new NotFoundException("plugin.not-found", "There is no plugin " + id + ".");
        }
        phase.accept("switch");
        Versions after = running.now();
        for (ManagedVersion version : versions) {
            after = after.without(id, version.version());
        }
        RoutePacks.Change change = prepare(packs, id, null, List.of(), after);
        PluginUsage usage = neighbours.usage();
        if (park && usage != null) {
            for (ManagedVersion version : versions) {
                usage.park(id, version.version(), "Plugin " + id + " " + version.version() + " was removed.");
            }
        }
        commit(id, List.of(), change);
        running.set(after);
        for (ManagedVersion version : versions) {
            managed.remove(id, version.version());
            if (version.installed() != null) {
                framework.uninstall(version.installed());
            }
        }
        settlePermissions(id);
        keepOnlyWantedPackages();
        LOG.info("Plugin {} is removed.", id);
    }

    /** Has a plugin take no new executions; its versions go when what began on them has ended. */
    void retire(String id, String by) {
        ManagedVersion goes = managed.active(id);
        RoutePacks packs = packs();
        Versions after = running.now().activating(id, null);
        commit(id, rowsWith(id, null), prepare(packs, id, null, List.of(), after));
        running.set(after);
        for (ManagedVersion version : managed.of(id)) {
            if (version.isActive()) {
                managed.put(version.draining(neighbours.millis()));
            }
        }
        if (goes != null) {
            Trail.removed(neighbours, id, goes.version(), by);
        }
        LOG.info("Plugin {} takes no new executions.", id);
    }

    /** Takes a version out that nothing uses any more. */
    void drop(ManagedVersion version) {
        List<WantedVersion> rows = new ArrayList<>(managed.rows(version.id()));
        rows.removeIf(row -> row.version().equals(version.version()));
        wanted.replace(version.id(), rows);
        running.set(running.now().without(version.id(), version.version()));
        if (version.installed() != null) {
            framework.uninstall(version.installed());
        }
        managed.remove(version.id(), version.version());
        settlePermissions(version.id());
        keepOnlyWantedPackages();
        LOG.info("Plugin {} {} has gone: nothing that began on it is left.", version.id(), version.version());
    }

    /** Takes out the builds that were replaced by another of the same version, once they had time to end their calls. */
    boolean dropReplaced(long graceMillis) {
        replaced.removeIf(old -> {
            boolean due = neighbours.millis() - old.since() >= graceMillis;
            if (due) {
                framework.uninstall(old.version());
                settlePermissions(old.version().id());
                keepOnlyWantedPackages();
            }
            return due;
        });
        return replaced.isEmpty();
    }

    /** Installs, starts and hands over what is wanted and does not run yet, at the start of the hub. */
    void resume(ManagedVersion version) {
        PluginPackage plugin = version.plugin();
        InstalledVersion installed = version.installed();
        if (installed == null && plugin == null) {
            managed.put(version.failed(
                    "Its package is no longer in the data directory; install it again.", "plugin.package-lost"));
            return;
        }
        try {
            admit(version);
            if (installed == null) {
                installed = framework.install(Objects.requireNonNull(plugin));
            }
            framework.start(installed);
            health.await(installed);
            List<RoutePackEntry> entries = routes.read(installed);
            Versions next = running.now().with(RunningVersion.of(installed));
            running.set(version.isActive() ? next.activating(version.id(), version.version()) : next);
            managed.put(version.running(installed, entries).handed(!version.isActive()));
        } catch (InvalidInputException e) {
            managed.put(version.failed(e.detail(), e.code()));
            LOG.warn("Plugin {} {} does not come up: {}", version.id(), version.version(), e.detail());
        }
    }

    /** What it declares is known and can be decided on, also as long as it does not run. */
    void admit(ManagedVersion version) {
        PluginPackage plugin = version.plugin();
        if (plugin != null) {
            String by = version.wanted().installedBy();
            permissions.admit(
                    plugin.id(), plugin.version(), plugin.permissions(), plugin.descriptor() != null, by, true);
        }
    }

    /**
     * Takes a version's bundles and workflows away and pauses its executions, and keeps it in the wanted set, until it is
     * woken.
     */
    void suspend(ManagedVersion version, String sentence, String code) {
        RoutePacks packs = packs();
        Versions after = running.now().without(version.id(), version.version());
        RoutePacks.Change change = version.isActive() ? prepare(packs, version.id(), null, List.of(), after) : null;
        PluginUsage usage = neighbours.usage();
        if (usage != null) {
            usage.park(version.id(), version.version(), sentence);
        }
        if (change != null) {
            change.apply();
        }
        running.set(after);
        if (version.installed() != null) {
            framework.uninstall(version.installed());
        }
        managed.put(version.suspended(sentence, code));
    }

    /** Brings a suspended version back. What it paused stays paused until somebody resumes it. */
    void wake(ManagedVersion version) {
        resume(version);
        ManagedVersion now = managed.find(version.id(), version.version());
        if (now != null && now.isActive() && now.installed() != null && now.error() == null) {
            handOver(now, packs());
        }
    }

    /** Gives an active version's workflows to the workflows bundle, which may have them already. */
    void handOver(ManagedVersion version, RoutePacks packs) {
        try {
            prepare(packs, version.id(), version.version(), version.workflows(), running.now())
                    .apply();
            managed.put(version.handed(true));
        } catch (InvalidInputException | ConflictException e) {
            managed.put(version.handed(true).failed(e.detail(), e.code()));
            LOG.warn("The workflows of plugin {} {} do not run: {}", version.id(), version.version(), e.detail());
        }
    }

    private void keepOnlyWantedPackages() {
        packages.keepOnly(
                managed.all().stream().map(version -> version.wanted().digest()).collect(Collectors.toSet()));
    }

    private RoutePacks packs() {
        RoutePacks packs = neighbours.packs();
        if (packs == null) {
            throw new UnavailableException("hub.starting", "The workflows bundle has not come up yet.", 1);
        }
        return packs;
    }
}
