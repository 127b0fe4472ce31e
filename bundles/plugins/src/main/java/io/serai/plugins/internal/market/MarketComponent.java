package io.serai.plugins.internal.market;

import io.serai.api.plugin.PluginOutcomes;
import io.serai.api.plugin.Plugins;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.market.rest.LicenceResource;
import io.serai.plugins.internal.market.rest.MarketplaceResource;
import io.serai.plugins.internal.market.rest.ProfileResource;
import io.serai.plugins.internal.market.rest.PublisherResource;
import io.serai.plugins.internal.market.rest.QueueResource;
import io.serai.plugins.internal.market.rest.ReviewResource;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredLicences;
import io.serai.plugins.internal.market.store.StoredListings;
import io.serai.plugins.internal.market.store.StoredPublishers;
import io.serai.plugins.internal.market.store.StoredReviews;
import io.serai.plugins.internal.market.template.ShippedTemplates;
import io.serai.plugins.internal.market.template.Templates;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.trust.PackageTrust;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts the marketplace together, once plugins and workflows are there. */
@Component(
        service = {},
        immediate = true)
public final class MarketComponent {
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final AutoCloseable trustChanges;
    private volatile @Nullable PluginOutcomes outcomes;

    @Activate
    public MarketComponent(
            BundleContext context,
            @Reference Database database,
            @Reference Plugins plugins,
            @Reference Catalogs catalogs,
            @Reference Workflows workflows,
            @Reference PackageTrust trust) {
        String data = context.getProperty("serai.data");
        Market market = new Market(
                database,
                plugins,
                catalogs,
                workflows,
                Path.of(data == null ? "data" : data),
                trust::signer,
                () -> outcomes);
        trustChanges = trust.whenChanged(market.signers::forget);
        for (OperationResource resource : market.resources()) {
            registrations.add(context.registerService(OperationResource.class, resource, null));
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindOutcomes(PluginOutcomes service) {
        outcomes = service;
    }

    void unbindOutcomes(PluginOutcomes service) {
        if (service.equals(outcomes)) {
            outcomes = null;
        }
    }

    @Deactivate
    void close() throws Exception {
        trustChanges.close();
        registrations.forEach(ServiceRegistration::unregister);
    }

    /** The marketplace without OSGi. */
    static final class Market {
        final Listings listings;
        final Publishing publishing;
        final Showcase showcase;
        final Installing installing;
        final Reviews reviews;
        final Licences licences;
        final Analytics analytics;
        final Recommendations recommendations;
        final Signers signers;
        final Publishers publishers;

        Market(
                Database database,
                Plugins plugins,
                Catalogs catalogs,
                Workflows workflows,
                Path data,
                Signers.Signatures signatures,
                Supplier<@Nullable PluginOutcomes> outcomes) {
            StoredListings stored = new StoredListings(database);
            StoredInstallations installations = new StoredInstallations(database);
            StoredReviews storedReviews = new StoredReviews(database);
            StoredLicences storedLicences = new StoredLicences(database);
            Templates templates = new Templates(workflows);
            Packages packages =
                    new Packages(catalogs, new PackageFolder(data.resolve("marketplace")), new PackageReader());
            listings = new Listings(stored, new CatalogSync(stored, catalogs, new ShippedTemplates()));
            publishing = new Publishing(listings, packages, templates);
            Successes successes = new Successes(outcomes);
            showcase = new Showcase(listings, packages, plugins, installations, storedReviews, successes);
            signers = new Signers(signatures);
            publishers = new Publishers(new StoredPublishers(database), listings, showcase, signers);
            licences = new Licences(storedLicences, listings);
            installing = new Installing(listings, packages, plugins, templates, licences, installations);
            reviews = new Reviews(storedReviews, listings, installations, plugins);
            analytics = new Analytics(listings, installations, storedReviews, storedLicences, successes);
            recommendations = new Recommendations(listings, installations, plugins, workflows);
        }

        List<OperationResource> resources() {
            return List.of(
                    new MarketplaceResource(listings, showcase, installing, recommendations),
                    new ReviewResource(reviews),
                    new ProfileResource(publishers, showcase),
                    new PublisherResource(listings, publishing, showcase, analytics),
                    new LicenceResource(licences),
                    new QueueResource(publishing, showcase));
        }
    }
}
