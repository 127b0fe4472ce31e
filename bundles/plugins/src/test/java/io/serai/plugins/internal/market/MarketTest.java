package io.serai.plugins.internal.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.Page;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.market.MarketComponent.Market;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.template.TemplateUse;
import io.serai.plugins.internal.market.template.WorkflowTemplate.Parameter;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketTest {
    private static TestDatabase database;

    @TempDir
    Path data;

    private final String tenant = Ids.next();
    private final Caller ada = person(
            "ada", "marketplace:read", "marketplace:rate", "marketplace:install", "marketplace:publish", "workflow:*");
    private final Caller bob = person("bob", "marketplace:read", "marketplace:rate", "marketplace:install");
    private final Caller admin = person("admin", "*");
    private final List<WorkflowDraft> made = new ArrayList<>();
    private Market market;

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void make() {
        market = new Market(database, fake(Plugins.class), new Catalogs(List.of()), fake(Workflows.class), data);
    }

    private Caller person(String name, String... permissions) {
        return new Caller(tenant, name + "-id", name, Caller.Kind.USER, Set.of(permissions), false);
    }

    /** Enough of plugins and workflows for a marketplace of templates. */
    private <T> T fake(Class<T> type) {
        Object fake =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "list":
                            return new Page<>(List.of(), null);
                        case "validateText":
                            return Validation.of(List.of());
                        case "create":
                            WorkflowDraft draft = (WorkflowDraft) arguments[0];
                            made.add(draft);
                            return workflow(draft);
                        default:
                            throw new NotFoundException("test.not-found", "None.");
                    }
                });
        return type.cast(fake);
    }

    private static Workflow workflow(WorkflowDraft draft) {
        return new Workflow(
                "w-1",
                draft.name(),
                draft.description(),
                draft.dsl(),
                Map.of(),
                1,
                null,
                "draft",
                null,
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                "ada",
                "1",
                null);
    }

    private static PublishRequest template(String name, @Nullable ListingDraft text) {
        ListingDraft draft = text == null
                ? new ListingDraft(name, "About.", null, List.of("support"), null, null, null, null, null)
                : text;
        return new PublishRequest(
                null,
                null,
                "- from: { uri: \"hook:[[path]]\" }",
                List.of(new Parameter("path", null, null)),
                null,
                "First.",
                null,
                draft);
    }

    private static ListingDraft priced(String name) {
        return new ListingDraft(name, null, null, null, null, "premium", 990L, "EUR", null);
    }

    private Listing published(PublishRequest request) {
        Listing listing = market.publishing.publish(ada, request);
        return market.publishing.approve(admin, listing.id());
    }

    private List<String> seen(Caller caller, String sort) {
        market.listings.refresh(tenant);
        return market
                .listings
                .stored()
                .list(ListingFilter.market(tenant, Listings.person(caller)).sorted(sort), 100, null)
                .items()
                .stream()
                .map(Listing::slug)
                .toList();
    }

    private static void assertCode(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Installing.Result use(Caller caller, Listing listing, @Nullable String licence) {
        return market.installing.install(
                caller,
                "templates",
                listing.id(),
                null,
                licence,
                new TemplateUse("Mine", Map.of("path", "in")),
                Duration.ZERO);
    }

    @Test
    void shipsTemplates() {
        assertThat(seen(bob, "name"))
                .containsExactly(
                        "error-alert", "refund-approval", "csv-import-split", "nightly-http", "webhook-tool-reply");
    }

    @Test
    void whatIsPublishedWaitsForADecision() {
        Listing waiting = market.publishing.publish(ada, template("Wait", null));

        assertThat(waiting.status()).isEqualTo(Listing.PENDING);
        assertThat(seen(bob, "recent")).doesNotContain(waiting.slug());
        assertCode("marketplace.listing-not-found", () -> market.listings.visible(bob, "templates", waiting.id()));
        assertThat(market.publishing.reject(admin, waiting.id(), "No README").reason())
                .isEqualTo("No README");
        market.publishing.submit(ada, waiting.id());
        Listing approved = market.publishing.approve(admin, waiting.id());

        assertThat(approved.status()).isEqualTo(Listing.PUBLISHED);
        assertThat(seen(bob, "recent")).startsWith(waiting.slug());
        assertCode("marketplace.status", () -> market.publishing.approve(admin, waiting.id()));
    }

    @Test
    void aNewVersionWaitsWhileTheOldOneStays() {
        Listing first = published(template("Twice", null));

        Listing still = market.publishing.publish(ada, template("Twice", null));

        assertThat(still.status()).isEqualTo(Listing.PUBLISHED);
        assertThat(still.version()).isEqualTo("1.0.0");
        assertThat(market.publishing.approve(admin, first.id()).version()).isEqualTo("1.1.0");
    }

    @Test
    void aTemplateBecomesAWorkflowAndIsCounted() {
        Listing listing = published(template("Fill", null));

        use(ada, listing, null);

        assertThat(made).hasSize(1);
        assertThat(made.get(0).name()).isEqualTo("Mine");
        assertThat(made.get(0).dsl()).contains("hook:in");
        assertThat(market.listings.visible(bob, "templates", listing.slug()).installs())
                .isEqualTo(1);
        assertThatThrownBy(() -> use(bob, listing, null)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> market.installing.install(
                        ada,
                        "templates",
                        listing.id(),
                        null,
                        null,
                        new TemplateUse(null, Map.of("path", "a\"\nb", "other", "x")),
                        Duration.ZERO))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(2));
    }

    @Test
    void onePersonReviewsOnceAndOnlyWhatIsInstalled() {
        Listing listing = published(template("Rate", null));
        assertCode(
                "marketplace.not-installed",
                () -> market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(5L, "Good")));
        use(admin, listing, null);

        market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(5L, "Good"));
        var edited = market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(2L, "Not so good"));

        assertThat(market.reviews.of(ada, "templates", listing.id())).hasSize(1);
        assertThat(market.listings.visible(bob, "templates", listing.id()).ratingSum())
                .isEqualTo(2);
        assertCode(
                "marketplace.own-review",
                () -> market.reviews.write(ada, "templates", listing.id(), new Reviews.Draft(5L, null)));
        assertCode(
                "marketplace.review-invalid",
                () -> market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(6L, null)));
        market.reviews.report(ada, edited.id(), "Rude");
        assertCode("marketplace.reported", () -> market.reviews.report(ada, edited.id(), "Rude"));
        assertThat(market.reviews.reported(admin)).hasSize(1);
        market.reviews.moderate(admin, edited.id(), true, "Rude indeed");
        assertThat(market.reviews.of(ada, "templates", listing.id())).isEmpty();
        assertThat(market.listings.visible(bob, "templates", listing.id()).ratingCount())
                .isZero();
    }

    @Test
    void whatIsNotFreeNeedsALicence() {
        Listing listing = published(template("Paid", priced("Paid")));
        assertCode("marketplace.licence-required", () -> use(admin, listing, null));
        assertCode("marketplace.licence-not-valid", () -> use(admin, listing, "srl_wrong"));

        var issued = market.licences.issue(ada, listing.id(), new Licences.Draft("Acme", null, null, null));
        use(admin, listing, issued.key());
        assertThat(market.analytics.of(ada, 7).revenue()).isEqualTo(Map.of("EUR", 990L));
        assertThat(market.analytics.of(ada, 7).installs()).isEqualTo(1);
        market.licences.revoke(ada, issued.licence().id(), "Refunded");

        assertCode("marketplace.licence-not-valid", () -> use(admin, listing, issued.key()));
        assertThat(market.analytics.of(ada, null).revenue()).isEmpty();
        assertCode(
                "marketplace.not-yours",
                () -> market.licences.issue(admin, listing.id(), new Licences.Draft("Me", null, null, null)));
    }

    @Test
    void aPrivateListingIsForThoseItIsSharedWith() {
        ListingDraft text = new ListingDraft("Secret", null, null, null, null, null, null, null, "private");
        Listing listing = market.publishing.publish(ada, template("Secret", text));

        assertThat(listing.status()).isEqualTo(Listing.PUBLISHED);
        assertThat(seen(bob, "name")).doesNotContain(listing.slug());
        market.publishing.share(ada, listing.id(), List.of("bob"));
        assertThat(seen(bob, "name")).contains(listing.slug());
        ListingDraft open = new ListingDraft(null, null, null, null, null, null, null, null, "public");
        assertThat(market.listings.edit(ada, listing.id(), open, null).status()).isEqualTo(Listing.PENDING);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        Listing listing = published(template("Ours", null));
        Caller stranger = new Caller(Ids.next(), "s", "s", Caller.Kind.USER, Set.of("*"), false);

        assertThatThrownBy(() -> market.listings.visible(stranger, "listings", listing.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void saysAllThatIsWrong() {
        ListingDraft bad = new ListingDraft(
                "x".repeat(101), null, null, List.of("Not Good"), null, "premium", 0L, "euro", "hidden");

        assertThatThrownBy(() -> market.publishing.publish(ada, template("Bad", bad)))
                .isInstanceOf(InvalidInputException.class);
        ListingDraft less =
                new ListingDraft("Bad", null, null, List.of("Not Good"), null, "premium", 0L, "euro", "hidden");
        assertThatThrownBy(() -> market.publishing.publish(ada, template("Bad", less)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(4));
        published(template("Taken", null));
        assertThatThrownBy(() -> market.publishing.publish(admin, template("Taken", null)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void recommendsWhatGoesWithWhatIsUsed() {
        use(ada, published(template("Have", null)), null);
        Listing other = published(template("Want", null));

        assertThat(market.recommendations.of(bob, 10)).anySatisfy(one -> {
            assertThat(one.listing().id()).isEqualTo(other.id());
            assertThat(one.because()).contains("category:support");
        });
    }
}
