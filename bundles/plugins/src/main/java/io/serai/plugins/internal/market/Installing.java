package io.serai.plugins.internal.market;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.GoneException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Workflow;
import io.serai.plugins.internal.market.store.Installation;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingVersion;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.template.TemplateUse;
import io.serai.plugins.internal.market.template.Templates;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.store.Times;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings what is on the market into the hub, and counts it. Thread-safe. */
public final class Installing {
    private final Listings listings;
    private final Packages packages;
    private final Plugins plugins;
    private final Templates templates;
    private final Licences licences;
    private final StoredInstallations installations;

    /**
     * What came of it.
     *
     * @param operation of a plugin; null for a template
     * @param workflow the draft that was made of a template; null for a plugin
     */
    public record Result(
            Listing listing,
            String version,
            @Nullable PluginOperation operation,
            @Nullable Workflow workflow) {}

    Installing(
            Listings listings,
            Packages packages,
            Plugins plugins,
            Templates templates,
            Licences licences,
            StoredInstallations installations) {
        this.listings = listings;
        this.packages = packages;
        this.plugins = plugins;
        this.templates = templates;
        this.licences = licences;
        this.installations = installations;
    }

    /**
     * Installs a plugin, or makes a workflow of a template.
     *
     * @param version null for the newest
     * @param licence a key; null if it is free
     * @param use what a template is to be filled with
     */
    public Result install(
            Caller caller,
            String kind,
            String id,
            @Nullable String version,
            @Nullable String licence,
            @Nullable TemplateUse use,
            Duration patience) {
        Listing listing = listings.published(caller, kind, id);
        licences.require(caller, listing, licence);
        ListingVersion wanted = version(caller, listing, version);
        if (listing.template()) {
            if (!caller.may("workflow:create")) {
                throw new ForbiddenException(
                        "auth.forbidden", "This needs the permission workflow:create: a template makes a workflow.");
            }
            Workflow workflow = templates.make(listing, wanted, use == null ? TemplateUse.NOTHING : use);
            count(caller, listing, wanted, "workflow:" + workflow.id());
            return new Result(listing, wanted.version(), null, workflow);
        }
        PluginOperation operation = plugins.install(source(listing, wanted), patience);
        count(caller, listing, wanted, "operation:" + operation.id());
        return new Result(listing, wanted.version(), operation, null);
    }

    private ListingVersion version(Caller caller, Listing listing, @Nullable String version) {
        String asked = version == null || version.isBlank() ? listing.version() : version;
        List<ListingVersion> all = listings.stored().versions(caller.tenant(), listing.id());
        return all.stream()
                .filter(one -> one.version().equals(asked) && one.status().equals(Listing.PUBLISHED))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "marketplace.version-not-found",
                        listing.text().name() + " has no published version " + asked + "."));
    }

    private PluginSource source(Listing listing, ListingVersion version) {
        if (!listing.origin().equals(Listing.PERSON)) {
            return new PluginSource("catalog:" + listing.plugin() + "@" + version.version(), null);
        }
        PluginPackage plugin = packages.of(listing, version)
                .orElseThrow(() -> new GoneException(
                        "marketplace.package-gone",
                        "The package of " + listing.text().name() + " " + version.version()
                                + " is no longer kept here; its publisher has to publish it again."));
        return new PluginSource("marketplace:" + listing.slug(), plugin.file());
    }

    private void count(Caller caller, Listing listing, ListingVersion version, String result) {
        installations.add(
                caller.tenant(),
                new Installation(listing.id(), caller.id(), caller.name(), version.version(), result, Times.now()));
        listings.stored().countInstallation(caller.tenant(), listing.id());
    }
}
