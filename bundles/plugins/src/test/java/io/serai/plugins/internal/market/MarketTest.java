package io.serai.plugins.internal.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.template.TemplateUse;
import io.serai.store.Engine;
import io.serai.store.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketTest extends MarketCase {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void shipsTemplates(Engine engine) {
        open(engine);
        assertThat(seen(bob, "name"))
                .containsExactly(
                        "error-alert", "refund-approval", "csv-import-split", "nightly-http", "webhook-tool-reply");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsPublishedWaitsForADecision(Engine engine) {
        open(engine);
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aNewVersionWaitsWhileTheOldOneStays(Engine engine) {
        open(engine);
        Listing first = published(template("Twice", null));

        Listing still = market.publishing.publish(ada, template("Twice", null));

        assertThat(still.status()).isEqualTo(Listing.PUBLISHED);
        assertThat(still.version()).isEqualTo("1.0.0");
        assertThat(market.publishing.approve(admin, first.id()).version()).isEqualTo("1.1.0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aTemplateBecomesAWorkflowAndIsCounted(Engine engine) {
        open(engine);
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPrivateListingIsForThoseItIsSharedWith(Engine engine) {
        open(engine);
        ListingDraft text = new ListingDraft("Secret", null, null, null, null, null, null, null, "private");
        Listing listing = market.publishing.publish(ada, template("Secret", text));

        assertThat(listing.status()).isEqualTo(Listing.PUBLISHED);
        assertThat(seen(bob, "name")).doesNotContain(listing.slug());
        market.publishing.share(ada, listing.id(), List.of("bob"));
        assertThat(seen(bob, "name")).contains(listing.slug());
        ListingDraft open = new ListingDraft(null, null, null, null, null, null, null, null, "public");
        assertThat(market.listings.edit(ada, listing.id(), open, null).status()).isEqualTo(Listing.PENDING);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anotherTenantSeesNothingOfIt(Engine engine) {
        open(engine);
        Listing listing = published(template("Ours", null));
        Caller stranger = new Caller(Ids.next(), "s", "s", Caller.Kind.USER, Set.of("*"), false);

        assertThatThrownBy(() -> market.listings.visible(stranger, "listings", listing.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void saysAllThatIsWrong(Engine engine) {
        open(engine);
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void findsByKindCategoryTagAndWords(Engine engine) {
        open(engine);
        ListingDraft text = new ListingDraft(
                "Unlike", "A 100%_sure thing.", null, List.of("odd-ones"), List.of("one-tag"), null, null, null, null);
        String slug = published(template("Unlike", text)).slug();
        ListingFilter all = ListingFilter.market(tenant, Listings.person(bob));

        assertThat(found(all.ofKind("templates"))).hasSize(6);
        assertThat(found(all.ofKind("tools"))).isEmpty();
        assertThat(found(asking(null, "odd-ones", null))).containsExactly(slug);
        assertThat(found(asking(null, "odd", null))).isEmpty();
        assertThat(found(asking(null, null, "one-tag"))).containsExactly(slug);
        assertThat(found(asking(null, null, "one_tag"))).isEmpty();
        assertThat(found(asking("THING unlike", null, null))).containsExactly(slug);
        assertThat(found(asking("100%_", null, null))).containsExactly(slug);
        assertThat(market.listings.stored().categories(all)).containsEntry("odd-ones", 1);
        assertThat(found(all.sorted("rating"))).hasSize(6);
        assertThat(found(all.onlyFeatured())).isEmpty();
    }

    private ListingFilter asking(@Nullable String words, @Nullable String category, @Nullable String tag) {
        return new ListingFilter(
                tenant,
                Listings.person(bob),
                ListingFilter.Scope.MARKET,
                null,
                words,
                category,
                tag,
                null,
                null,
                null,
                "popular");
    }
}
