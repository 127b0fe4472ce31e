package io.serai.plugins.internal.framework;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.diagnosis.Causes;
import io.serai.plugins.internal.diagnosis.Finding;
import io.serai.plugins.internal.pack.PackagedBundle;
import io.serai.plugins.internal.pack.PluginPackage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, starts, checks and uninstalls plugin versions, and touches no other bundle. Used on the reconciler's thread alone.
 */
public final class PluginFramework {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFramework.class);
    private static final int START_LEVEL = 80;
    private static final long REFRESH_SECONDS = 10;

    private final BundleContext context;
    private final FrameworkWiring wiring;
    private final BundleDiagnosis diagnosis;

    public PluginFramework(BundleContext context, BundleDiagnosis diagnosis) {
        this.context = context;
        this.diagnosis = diagnosis;
        Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        wiring = Objects.requireNonNull(system.adapt(FrameworkWiring.class));
    }

    /** What lies in the framework of plugins, by version; after a start of the hub, what was there when it ended. */
    public List<InstalledVersion> present() {
        Map<String, List<Bundle>> bundles = new TreeMap<>();
        Map<String, PluginLocation> places = new LinkedHashMap<>();
        for (Bundle bundle : context.getBundles()) {
            PluginLocation.of(bundle).ifPresent(location -> {
                String key = location.id() + "/" + location.version() + "/" + location.digest();
                places.put(key, location);
                bundles.computeIfAbsent(key, fresh -> new ArrayList<>()).add(bundle);
            });
        }
        List<InstalledVersion> versions = new ArrayList<>();
        bundles.forEach((key, of) -> {
            PluginLocation location = Objects.requireNonNull(places.get(key));
            versions.add(new InstalledVersion(location.id(), location.version(), location.digest(), of));
        });
        return versions;
    }

    /**
     * Installs a package's bundles without starting them.
     *
     * @throws InvalidInputException {@code plugin.unresolved} with the reason; nothing of it is left then
     */
    public InstalledVersion install(PluginPackage source) {
        List<Bundle> bundles = new ArrayList<>();
        InstalledVersion version = new InstalledVersion(source.id(), source.version(), source.digest(), List.of());
        try {
            for (PackagedBundle bundle : source.bundles()) {
                if (!isInHub(bundle)) {
                    bundles.add(install(source, bundle));
                }
            }
            version = new InstalledVersion(source.id(), source.version(), source.digest(), bundles);
            for (Bundle bundle : bundles) {
                String missing = diagnosis.missing(bundle);
                if (missing != null) {
                    throw unresolved(source, missing);
                }
            }
            return version;
        } catch (IOException | BundleException e) {
            uninstall(new InstalledVersion(source.id(), source.version(), source.digest(), bundles));
            throw unresolved(source, "It cannot be installed: " + Causes.root(e));
        } catch (RuntimeException e) {
            uninstall(new InstalledVersion(source.id(), source.version(), source.digest(), bundles));
            throw e;
        }
    }

    private Bundle install(PluginPackage source, PackagedBundle packaged) throws IOException, BundleException {
        String location = new PluginLocation(source.id(), source.version(), source.digest(), packaged.file()).text();
        Bundle known = context.getBundle(location);
        if (known != null) {
            return known;
        }
        try (InputStream in = packaged.content().open()) {
            Bundle bundle = context.installBundle(location, in);
            BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
            // another thread sets it, and finds nothing any more where a plan has taken the bundle out again
            if (level != null && level.getStartLevel() != START_LEVEL) {
                level.setStartLevel(START_LEVEL);
            }
            return bundle;
        }
    }

    /** A library that the hub brings in the same version is not installed a second time. */
    private boolean isInHub(PackagedBundle packaged) {
        Version version;
        try {
            version = Version.parseVersion(packaged.version());
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (Bundle bundle : context.getBundles()) {
            if (packaged.symbolicName().equals(bundle.getSymbolicName())
                    && version.equals(bundle.getVersion())
                    && PluginLocation.of(bundle).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Resolves and starts a version's bundles, the libraries first.
     *
     * @throws InvalidInputException {@code plugin.unresolved} or {@code plugin.start-failed}; the caller uninstalls
     */
    public void start(InstalledVersion version) {
        if (!wiring.resolveBundles(version.bundles())) {
            for (Bundle bundle : version.bundles()) {
                if (bundle.getState() == Bundle.INSTALLED) {
                    throw unresolved(version, whyUnresolved(bundle));
                }
            }
        }
        for (int i = version.bundles().size() - 1; i >= 0; i--) {
            Bundle bundle = version.bundles().get(i);
            if (isFragment(bundle)) {
                continue;
            }
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                String sentence = e.getType() == BundleException.ACTIVATOR_ERROR
                        ? "Its activator threw " + Causes.root(e)
                        : "It does not start: " + Causes.root(e);
                throw startFailed(version, sentence);
            }
        }
    }

    private String whyUnresolved(Bundle bundle) {
        String missing = diagnosis.missing(bundle);
        if (missing != null) {
            return missing;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "It does not resolve.";
        } catch (BundleException e) {
            return "It does not resolve: " + Causes.firstLine(e.getMessage());
        }
    }

    /** What keeps a started version from its work, or null if nothing does. */
    public @Nullable Finding examine(InstalledVersion version) {
        Finding worst = null;
        for (Bundle bundle : version.bundles()) {
            Finding finding = isFragment(bundle) ? null : diagnosis.examine(bundle);
            if (finding != null && (worst == null || finding.isFinal() && !worst.isFinal())) {
                worst = finding;
            }
        }
        return worst;
    }

    public boolean isActive(InstalledVersion version) {
        return version.bundles().stream().allMatch(bundle -> bundle.getState() == Bundle.ACTIVE || isFragment(bundle));
    }

    /**
     * Bundles of others that are wired to a version, by name. They keep working with what they have when it goes, until they
     * are started anew.
     */
    public List<String> dependents(InstalledVersion version) {
        Set<Long> own = ids(version.bundles());
        return wiring.getDependencyClosure(version.bundles()).stream()
                .filter(bundle -> !own.contains(bundle.getBundleId()))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .sorted()
                .toList();
    }

    /** Takes a version out. Its bundles are let go of at once if nobody else is wired to them, else at the next start. */
    public void uninstall(InstalledVersion version) {
        for (Bundle bundle : version.bundles()) {
            try {
                if (bundle.getState() != Bundle.UNINSTALLED) {
                    bundle.uninstall();
                }
            } catch (BundleException | IllegalStateException e) {
                LOG.warn("The bundle {} could not be uninstalled.", bundle, e);
            }
            diagnosis.forget(bundle.getBundleId());
        }
        Collection<Bundle> closure = wiring.getDependencyClosure(version.bundles());
        Set<Long> own = ids(version.bundles());
        if (!version.bundles().isEmpty() && closure.stream().allMatch(bundle -> own.contains(bundle.getBundleId()))) {
            refresh(version.bundles());
        }
    }

    /** Refreshing an uninstalled bundle is what frees its class loader. */
    private void refresh(List<Bundle> bundles) {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkListener listener = event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        };
        wiring.refreshBundles(bundles, listener);
        try {
            if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The framework has not let go of {} within {} s.", bundles, REFRESH_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private static Set<Long> ids(Collection<Bundle> bundles) {
        return bundles.stream().map(Bundle::getBundleId).collect(Collectors.toSet());
    }

    private static InvalidInputException unresolved(PluginPackage version, String why) {
        return new InvalidInputException(
                "plugin.unresolved",
                "Plugin " + version.id() + " " + version.version() + " does not fit this hub. " + why);
    }

    private static InvalidInputException unresolved(InstalledVersion version, String why) {
        return new InvalidInputException(
                "plugin.unresolved",
                "Plugin " + version.id() + " " + version.version() + " does not fit this hub. " + why);
    }

    private static InvalidInputException startFailed(InstalledVersion version, String why) {
        return new InvalidInputException(
                "plugin.start-failed", "Plugin " + version.id() + " " + version.version() + " does not start. " + why);
    }
}
