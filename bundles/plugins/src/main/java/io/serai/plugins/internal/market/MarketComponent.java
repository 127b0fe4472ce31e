package io.serai.plugins.internal.market;

import io.serai.api.plugin.Plugins;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.market.rest.LicenceResource;
import io.serai.plugins.internal.market.rest.MarketplaceResource;
import io.serai.plugins.internal.market.rest.PublisherResource;
import io.serai.plugins.internal.market.rest.QueueResource;
import io.serai.plugins.internal.market.rest.ReviewResource;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredLicences;
import io.serai.plugins.internal.market.store.StoredListings;
import io.serai.plugins.internal.market.store.StoredReviews;
import io.serai.plugins.internal.market.template.ShippedTemplates;
import io.serai.plugins.internal.market.template.Templates;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts the marketplace together, once plugins and workflows are there. */
@Component(
        service = {},
        immediate = true)
public final class MarketComponent {
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public MarketComponent(
            BundleContext context,
            @Reference Database database,
            @Reference Plugins plugins,
            @Reference Catalogs catalogs,
            @Reference Workflows workflows) {
        String data = context.getProperty("serai.data");
        Market market = new Market(database, plugins, catalogs, workflows, Path.of(data == null ? "data" : data));
        for (OperationResource resource : market.resources()) {
            registrations.add(context.registerService(OperationResource.class, resource, null));
        }
    }

    @Deactivate
    void close() {
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

        Market(Database database, Plugins plugins, Catalogs catalogs, Workflows workflows, Path data) {
            StoredListings stored = new StoredListings(database);
            StoredInstallations installations = new StoredInstallations(database);
            StoredReviews storedReviews = new StoredReviews(database);
            StoredLicences storedLicences = new StoredLicences(database);
            Templates templates = new Templates(workflows);
            Packages packages =
                    new Packages(catalogs, new PackageFolder(data.resolve("marketplace")), new PackageReader());
            listings = new Listings(stored, new CatalogSync(stored, catalogs, new ShippedTemplates()));
            publishing = new Publishing(listings, packages, templates);
            showcase = new Showcase(listings, packages, plugins, installations, storedReviews);
            licences = new Licences(storedLicences, listings);
            installing = new Installing(listings, packages, plugins, templates, licences, installations);
            reviews = new Reviews(storedReviews, listings, installations, plugins);
            analytics = new Analytics(listings, installations, storedReviews, storedLicences);
            recommendations = new Recommendations(listings, installations, plugins, workflows);
        }

        List<OperationResource> resources() {
            return List.of(
                    new MarketplaceResource(listings, showcase, installing, recommendations),
                    new ReviewResource(reviews),
                    new PublisherResource(listings, publishing, showcase, analytics),
                    new LicenceResource(licences),
                    new QueueResource(listings, publishing, showcase));
        }
    }
}
