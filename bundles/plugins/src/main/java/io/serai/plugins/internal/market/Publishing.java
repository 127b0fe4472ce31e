package io.serai.plugins.internal.market;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.Violation;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Workflow;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingText;
import io.serai.plugins.internal.market.store.ListingVersion;
import io.serai.plugins.internal.market.store.Price;
import io.serai.plugins.internal.market.template.Templates;
import io.serai.plugins.internal.market.template.WorkflowTemplate;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.pack.SemanticVersion;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Brings packages and templates to the market: draft, pending, then published or rejected. Thread-safe. */
public final class Publishing {
    private static final Pattern SEMANTIC =
            Pattern.compile("(0|[1-9]\\d{0,8})(\\.(0|[1-9]\\d{0,8})){2}(-[0-9A-Za-z.-]+)?");
    private static final int CHANGELOG = 4000;
    private static final int DSL = 1 << 20;
    private static final int LISTINGS_AT_MOST = 200;
    private static final int SLUG = 60;

    private final Listings listings;
    private final Packages packages;
    private final Templates templates;

    Publishing(Listings listings, Packages packages, Templates templates) {
        this.listings = listings;
        this.packages = packages;
        this.templates = templates;
    }

    /** A package on the hub's machine, or a template; see {@link PublishRequest}. */
    public Listing publish(Caller caller, PublishRequest request) {
        listings.refresh(caller.tenant());
        if (request.source() != null) {
            if (!request.source().startsWith("file:")) {
                throw new InvalidInputException(
                        "marketplace.source",
                        "Publish file:PATH of a package on the hub's machine, upload one, or name a workflow.",
                        List.of(new Violation("source", "must begin with file:")));
            }
            if (!caller.may("plugin:install")) {
                throw new ForbiddenException(
                        "auth.forbidden",
                        "Reading files of the hub's machine needs the permission plugin:install; upload the package.");
            }
            Path file = Path.of(request.source().substring("file:".length()));
            if (!Files.isRegularFile(file)) {
                throw new NotFoundException(
                        "plugin.file-not-found", "There is no file " + file + " on the hub's machine.");
            }
            return publish(caller, file, request);
        }
        return template(caller, request);
    }

    /** An uploaded package. */
    public Listing publish(Caller caller, Path file, PublishRequest request) {
        listings.refresh(caller.tenant());
        PluginPackage plugin = packages.keep(file);
        Optional<Listing> before = mine(caller, plugin.id());
        String summary = plugin.summary();
        ListingText standard = before.map(Listing::text)
                .orElseGet(() -> new ListingText(
                        shortened(plugin.name(), Checks.NAME),
                        summary == null ? "" : shortened(summary, Checks.SUMMARY),
                        shortened(PackageDetails.readme(plugin), Checks.DESCRIPTION),
                        PackageDetails.about(plugin).categories(),
                        List.of(),
                        Price.FREE,
                        Listing.PUBLIC));
        String changelog = request.changelog() == null
                ? shortened(PackageDetails.changelog(plugin), CHANGELOG)
                : request.changelog();
        ListingVersion version =
                new ListingVersion(plugin.version(), plugin.digest(), null, changelog, Listing.PENDING, Times.now());
        return put(caller, before, plugin.id(), plugin.id(), Kinds.of(plugin.kinds()), standard, version, request);
    }

    private Listing template(Caller caller, PublishRequest request) {
        Checks checks = new Checks();
        Workflow workflow = request.workflow() == null ? null : templates.workflow(request.workflow());
        if (workflow != null && !caller.may("workflow:read")) {
            throw new ForbiddenException("auth.forbidden", "This needs the permission workflow:read.");
        }
        String dsl = request.dsl() != null ? request.dsl() : workflow == null ? null : workflow.dsl();
        String text = checks.required("dsl", dsl, DSL);
        String named = request.text().name() != null || workflow == null
                ? request.text().name()
                : workflow.name();
        String name = checks.required("listing.name", named, Checks.NAME);
        checks.done("marketplace.template-invalid", "Say which workflow, or give the YAML of a template and its name.");
        Map<String, Object> settings = workflow == null ? Map.of() : workflow.settings();
        WorkflowTemplate template =
                new WorkflowTemplate(text, settings, request.parameters() == null ? List.of() : request.parameters());
        templates.check(template);
        String slug = slug(name);
        Optional<Listing> before = mine(caller, slug);
        String about = workflow == null ? null : workflow.description();
        ListingText standard = before.map(Listing::text)
                .orElseGet(() -> new ListingText(
                        name,
                        about == null ? "" : shortened(about, Checks.SUMMARY),
                        "",
                        List.of(),
                        List.of(),
                        Price.FREE,
                        Listing.PUBLIC));
        String version = request.version() == null
                ? before.map(listing -> next(caller.tenant(), listing)).orElse("1.0.0")
                : request.version();
        ListingVersion made =
                new ListingVersion(version, null, template.json(), request.changelog(), Listing.PENDING, Times.now());
        return put(caller, before, slug, null, List.of(Listing.TEMPLATES), standard, made, request);
    }

    private String next(String tenant, Listing listing) {
        String[] numbers = listings.stored().versions(tenant, listing.id()).stream()
                .map(ListingVersion::version)
                .max((a, b) -> SemanticVersion.of(a).compareTo(SemanticVersion.of(b)))
                .orElse(listing.version())
                .split("[.-]");
        return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }

    /** The listing with that slug, if it is the caller's; somebody else's is a conflict. */
    private Optional<Listing> mine(Caller caller, String slug) {
        Optional<Listing> there = listings.stored().find(caller.tenant(), slug);
        if (there.isPresent() && !there.get().publisher().equals(caller.id())) {
            throw new ConflictException(
                    "marketplace.name-taken",
                    "The marketplace has " + slug + " by somebody else; give yours another name.");
        }
        return there;
    }

    private Listing put(
            Caller caller,
            Optional<Listing> before,
            String slug,
            @Nullable String plugin,
            List<String> kinds,
            ListingText standard,
            ListingVersion version,
            PublishRequest request) {
        Checks checks = new Checks();
        ListingText text = request.text().over(standard, checks);
        String changelog = checks.optional("changelog", version.changelog(), CHANGELOG);
        if (!SEMANTIC.matcher(version.version()).matches()) {
            checks.wrong("version", "must be a semantic version, such as 1.0.0");
        }
        String tenant = caller.tenant();
        if (before.isEmpty() && listings.stored().count(tenant, caller.id()) >= LISTINGS_AT_MOST) {
            checks.wrong("", "A publisher has at most " + LISTINGS_AT_MOST + " listings");
        }
        boolean known = before.isPresent()
                && listings.stored().versions(tenant, before.get().id()).stream()
                        .anyMatch(one -> one.version().equals(version.version())
                                && one.status().equals(Listing.PUBLISHED));
        if (known) {
            throw new ConflictException(
                    "marketplace.version-exists",
                    text.name() + " " + version.version() + " is published already; raise the version.");
        }
        checks.done("marketplace.listing-invalid", "The listing breaks rules.");
        String status = Boolean.TRUE.equals(request.draft())
                ? Listing.DRAFT
                : text.visible().equals(Listing.PRIVATE) ? Listing.PUBLISHED : Listing.PENDING;
        Listing listing = before.map(there -> changed(tenant, there, text, status, version.version()))
                .orElseGet(() -> added(caller, slug, plugin, kinds, text, status, version.version()));
        listings.stored()
                .putVersion(
                        tenant,
                        listing.id(),
                        new ListingVersion(
                                version.version(),
                                version.digest(),
                                version.content(),
                                changelog.isEmpty() ? null : changelog,
                                status,
                                version.createdAt()));
        return listing;
    }

    /** What is published stays so while its new version waits. */
    private Listing changed(String tenant, Listing there, ListingText text, String status, String version) {
        boolean live = there.status().equals(Listing.PUBLISHED) && !status.equals(Listing.PUBLISHED);
        return listings.save(
                tenant,
                live
                        ? Listings.with(there, text, there.status(), null)
                        : Listings.with(there, text, status, null, there.featured(), version));
    }

    private Listing added(
            Caller caller,
            String slug,
            @Nullable String plugin,
            List<String> kinds,
            ListingText text,
            String status,
            String version) {
        Instant now = Times.now();
        Listing listing = new Listing(
                Ids.next(),
                slug,
                plugin,
                Listing.PERSON,
                caller.id(),
                caller.name(),
                kinds,
                text,
                status,
                null,
                false,
                version,
                0,
                0,
                0,
                1,
                now,
                now,
                status.equals(Listing.PUBLISHED) ? now : null);
        try {
            listings.stored().add(caller.tenant(), listing);
            return listing;
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("marketplace.name-taken", "The marketplace has " + slug + " already.");
            }
            throw e;
        }
    }

    /** Asks for the review of a draft, or again after a rejection. */
    public Listing submit(Caller caller, String id) {
        Listing own = listings.own(caller, id);
        if (own.status().equals(Listing.PENDING) || own.status().equals(Listing.PUBLISHED)) {
            throw new ConflictException(
                    "marketplace.status", "The listing is " + own.status() + " already; publish a new version.");
        }
        for (String from : List.of(Listing.DRAFT, Listing.REJECTED)) {
            listings.stored().setVersionStatus(caller.tenant(), own.id(), from, Listing.PENDING);
        }
        return listings.save(caller.tenant(), Listings.with(own, own.text(), Listing.PENDING, null));
    }

    /** Takes a listing off the market for good; what was installed stays, and so does what was earned. */
    public void delete(Caller caller, String id) {
        listings.stored().delete(caller.tenant(), listings.own(caller, id));
    }

    /** Puts on the market what waits. */
    public Listing approve(Caller caller, String id) {
        Listing waiting = waiting(caller, id);
        String version = pending(caller, waiting).map(ListingVersion::version).orElse(waiting.version());
        listings.stored().setVersionStatus(caller.tenant(), waiting.id(), Listing.PENDING, Listing.PUBLISHED);
        return listings.save(
                caller.tenant(),
                Listings.with(waiting, waiting.text(), Listing.PUBLISHED, null, waiting.featured(), version));
    }

    /** Sends it back; an earlier published version stays on the market. */
    public Listing reject(Caller caller, String id, @Nullable String reason) {
        Listing waiting = waiting(caller, id);
        Checks checks = new Checks();
        String why = checks.required("reason", reason, Checks.REASON);
        checks.done("marketplace.reason", "Say why, so that the publisher can change it.");
        listings.stored().setVersionStatus(caller.tenant(), waiting.id(), Listing.PENDING, Listing.REJECTED);
        String status = waiting.status().equals(Listing.PUBLISHED) ? Listing.PUBLISHED : Listing.REJECTED;
        return listings.save(caller.tenant(), Listings.with(waiting, waiting.text(), status, why));
    }

    private Listing waiting(Caller caller, String id) {
        Listing listing = listings.visible(caller, Kinds.ALL, id);
        if (!listing.status().equals(Listing.PENDING)
                && pending(caller, listing).isEmpty()) {
            throw new ConflictException(
                    "marketplace.status", "The listing is " + listing.status() + ", nothing of it waits for a review.");
        }
        return listing;
    }

    private Optional<ListingVersion> pending(Caller caller, Listing listing) {
        return listings.stored().versions(caller.tenant(), listing.id()).stream()
                .filter(version -> version.status().equals(Listing.PENDING))
                .findFirst();
    }

    /** Shows it among the featured ones, or no longer. */
    public Listing feature(Caller caller, String id, boolean featured) {
        Listing listing = listings.published(caller, Kinds.ALL, id);
        return listings.save(
                caller.tenant(),
                Listings.with(
                        listing, listing.text(), listing.status(), listing.reason(), featured, listing.version()));
    }

    /** Shares a private listing with exactly these people of the tenant. */
    public List<String> share(Caller caller, String id, @Nullable List<String> names) {
        Listing own = listings.own(caller, id);
        List<String> wanted = names == null
                ? List.of()
                : names.stream().map(String::strip).distinct().toList();
        Checks checks = new Checks();
        if (wanted.size() > 500) {
            checks.wrong("users", "may have at most 500 entries");
        }
        wanted.forEach(name -> checks.required("users", name, 100));
        checks.done("marketplace.share", "Say with whom.");
        listings.stored().share(caller.tenant(), own.id(), wanted, caller.name(), Times.now());
        return listings.stored().shares(caller.tenant(), own.id());
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.substring(0, Math.min(SLUG, slug.length()));
        return "template-" + (cut.isEmpty() ? Ids.next() : cut);
    }

    private static String shortened(String text, int atMost) {
        return text.substring(0, Math.min(atMost, text.length()));
    }
}
