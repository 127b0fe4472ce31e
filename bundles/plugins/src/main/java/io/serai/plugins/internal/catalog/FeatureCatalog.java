package io.serai.plugins.internal.catalog;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.plugins.internal.install.Catalog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalog that ships with the hub: the Karaf features whose name starts with {@code plugin-}. */
@Component(service = Catalog.class)
public final class FeatureCatalog implements Catalog {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureCatalog.class);
    private static final String PREFIX = "plugin-";
    private static final EnumSet<FeaturesService.Option> OPTIONS =
            EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles);

    private final FeaturesService features;
    private final WantedPlugins wanted;
    private final Executor restoring;
    private volatile @Nullable BootFinished bootFinished;
    private volatile boolean restored;

    @Activate
    public FeatureCatalog(BundleContext bundle, @Reference FeaturesService features) {
        // Karaf's features must not be changed on the thread that announces that they are there
        this(features, new WantedPlugins(bundle.getProperty("serai.data")), FeatureCatalog::aside);
    }

    FeatureCatalog(FeaturesService features, WantedPlugins wanted, Executor restoring) {
        this.features = features;
        this.wanted = wanted;
        this.restoring = restoring;
    }

    private static void aside(Runnable work) {
        Thread thread = new Thread(work, "serai-plugins-restore");
        thread.setDaemon(true);
        thread.start();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindBootFinished(BootFinished service) {
        bootFinished = service;
        restoring.execute(this::restore);
    }

    /** Installs again what was installed before the distribution was replaced, in the version that is on offer now. */
    private synchronized void restore() {
        try {
            Set<String> missing = new TreeSet<>(wanted.ids());
            installed().forEach(installed -> missing.remove(installed.offer().id()));
            for (String id : missing) {
                find(id, null)
                        .ifPresentOrElse(this::restore, () -> LOG.warn("Plugin {} is wanted and not on offer.", id));
            }
        } catch (RuntimeException e) {
            LOG.error("The wanted plugins could not be installed again", e);
        }
        restored = true;
    }

    private void restore(Offer offer) {
        try {
            features.installFeature(PREFIX + offer.id(), offer.version(), OPTIONS);
            LOG.info("Plugin {} {} is installed again.", offer.id(), offer.version());
        } catch (Exception e) {
            LOG.error("Plugin {} {} could not be installed again: {}", offer.id(), offer.version(), reason(e));
        }
    }

    void unbindBootFinished(BootFinished service) {
        if (service.equals(bootFinished)) {
            bootFinished = null;
        }
    }

    @Override
    public boolean isBooted() {
        return bootFinished != null && restored;
    }

    @Override
    public List<Offer> offers() {
        return Arrays.stream(ask(features::listFeatures))
                .filter(FeatureCatalog::isPlugin)
                .map(FeatureCatalog::offer)
                .sorted(Comparator.comparing(Offer::id).thenComparing(FeatureCatalog::version))
                .toList();
    }

    @Override
    public Optional<Offer> find(String id, @Nullable String version) {
        return offers().stream()
                .filter(offer -> offer.id().equals(id) && (version == null || version.equals(offer.version())))
                .max(Comparator.comparing(FeatureCatalog::version));
    }

    @Override
    public void install(Offer offer) {
        try {
            features.installFeature(PREFIX + offer.id(), offer.version(), OPTIONS);
            wanted.add(offer.id());
        } catch (Exception e) {
            undo(offer);
            throw new InvalidInputException(
                    "plugin.unresolved",
                    "Plugin " + offer.id() + " " + offer.version() + " cannot be installed: " + reason(e));
        }
    }

    @Override
    public void uninstall(Offer offer) {
        ask(() -> {
            features.uninstallFeature(PREFIX + offer.id(), offer.version(), OPTIONS);
            wanted.remove(offer.id());
            return true;
        });
    }

    @Override
    public List<String> neededBy(Offer offer) {
        String wanted = PREFIX + offer.id();
        return Arrays.stream(ask(features::listInstalledFeatures))
                .filter(feature -> feature.getDependencies().stream()
                        .anyMatch(dependency -> dependency.getName().equals(wanted)))
                .map(feature -> isPlugin(feature) ? feature.getName().substring(PREFIX.length()) : feature.getName())
                .sorted()
                .toList();
    }

    @Override
    public Set<Installed> installed() {
        Set<Installed> installed = new HashSet<>();
        for (Feature feature : ask(features::listInstalledFeatures)) {
            if (isPlugin(feature)) {
                for (BundleInfo bundle : feature.getBundles()) {
                    installed.add(new Installed(offer(feature), bundle.getLocation()));
                }
            }
        }
        return installed;
    }

    /** Karaf keeps a feature as wanted when only its start went wrong. */
    private void undo(Offer offer) {
        try {
            Feature feature = features.getFeature(PREFIX + offer.id(), offer.version());
            if (feature != null && features.isRequired(feature)) {
                features.uninstallFeature(PREFIX + offer.id(), offer.version(), OPTIONS);
            }
        } catch (Exception e) {
            LOG.warn("Plugin {} was not installed, and what was begun could not be undone.", offer.id(), e);
        }
    }

    private static boolean isPlugin(Feature feature) {
        return feature.getName().startsWith(PREFIX);
    }

    private static Offer offer(Feature feature) {
        return new Offer(feature.getName().substring(PREFIX.length()), feature.getVersion(), feature.getDescription());
    }

    private static Version version(Offer offer) {
        try {
            return Version.parseVersion(offer.version());
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion;
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (Exception e) {
            throw new UnavailableException(
                    "plugin.catalog-unavailable", "Karaf's features cannot be read or changed: " + reason(e), 5, e);
        }
    }

    private interface Question<T> {
        T ask() throws Exception;
    }
}
