package io.serai.plugins.internal.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.plugins.internal.market.store.Listing;
import io.serai.store.Engine;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes after finding: using, paying, saying what one thinks of it. */
class MarketUseTest extends MarketCase {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void onePersonReviewsOnceAndOnlyWhatIsInstalled(Engine engine) {
        open(engine);
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsNotFreeNeedsALicence(Engine engine) {
        open(engine);
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

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasTakenDownIsNotWrittenAnew(Engine engine) {
        open(engine);
        Listing listing = published(template("Rude", null));
        use(admin, listing, null);
        var rude = market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(1L, "Rude"));
        market.reviews.moderate(admin, rude.id(), true, "Rude indeed");

        market.reviews.withdraw(bob, "templates", listing.id());
        assertThat(market.reviews.of(admin, "templates", listing.id())).isEmpty();
        var again = market.reviews.write(bob, "templates", listing.id(), new Reviews.Draft(1L, "Rude again"));

        assertThat(again.hidden()).isTrue();
        assertThat(again.reason()).isEqualTo("Rude indeed");
        assertThat(market.reviews.of(ada, "templates", listing.id())).isEmpty();
        assertThat(market.listings.visible(bob, "templates", listing.id()).ratingCount())
                .isZero();
        market.reviews.moderate(admin, again.id(), false, null);
        market.reviews.withdraw(bob, "templates", listing.id());
        assertThat(market.reviews
                        .write(bob, "templates", listing.id(), new Reviews.Draft(3L, "Polite"))
                        .hidden())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasEarnedStaysWhenTheListingGoes(Engine engine) {
        open(engine);
        Listing listing = published(template("Gone", priced("Gone")));
        var issued = market.licences.issue(ada, listing.id(), new Licences.Draft("Acme", null, null, null));
        market.licences.issue(ada, listing.id(), new Licences.Draft("Other", null, null, null));
        market.licences.revoke(ada, issued.licence().id(), "Refunded");

        market.publishing.delete(ada, listing.id());

        Analytics.View view = market.analytics.of(ada, 7);
        assertThat(view.revenue()).isEqualTo(Map.of("EUR", 990L));
        assertThat(view.licences()).isEqualTo(1);
        assertThat(view.listings()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Gone");
            assertThat(row.status()).isEqualTo("removed");
            assertThat(row.revenue()).isEqualTo(Map.of("EUR", 990L));
        });
        Listing anew = published(template("Gone", priced("Gone")));
        assertCode("marketplace.licence-not-valid", () -> use(admin, anew, issued.key()));
        assertThat(market.analytics.of(admin, 7).revenue()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void recommendsWhatGoesWithWhatIsUsed(Engine engine) {
        open(engine);
        use(ada, published(template("Have", null)), null);
        Listing other = published(template("Want", null));

        assertThat(market.recommendations.of(bob, 10)).anySatisfy(one -> {
            assertThat(one.listing().id()).isEqualTo(other.id());
            assertThat(one.because()).contains("category:support");
        });
    }
}
