package io.serai.plugins.internal.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.PluginOutcomes;
import io.serai.api.plugin.PluginOutcomes.Outcome;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.FolderCatalog;
import io.serai.plugins.internal.market.rest.ListingCard;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.packing.Samples;
import io.serai.plugins.internal.trust.PublisherKey;
import io.serai.store.Engine;
import io.serai.store.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who publishes, and how what they publish does. */
class PublishersTest extends MarketCase {
    private static final PublisherKey KEY =
            new PublisherKey("0f1b8534277f8442", "Acme", "MCow", Instant.EPOCH, "admin", null, null, null);

    /** A catalog with two packages of Ada, who is not the hub's, and one of nobody in particular. */
    private void catalog() throws Exception {
        Path folder = Files.createDirectories(data.resolve("acme"));
        Samples.packed(folder, "greeter", ",\"author\":\"ada\"");
        Samples.packed(folder, "reader", ",\"author\":\"ada\"");
        Samples.packed(folder, "writer", "");
        catalogs = new Catalogs(List.of(new FolderCatalog("acme", folder, new PackageReader())));
    }

    private List<String> listings(Caller caller, String name, @Nullable String from) {
        return market
                .showcase
                .page(caller, market.publishers.listings(caller, name, from), PageRequest.first(100))
                .items()
                .stream()
                .map(ListingCard::name)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPublisherSaysWhoTheyAreAndOthersSeeWhatCameOfIt(Engine engine) {
        open(engine);
        assertCode("marketplace.publisher-not-found", () -> market.publishers.of(bob, "ada", null));
        assertThat(market.publishers.of(ada, "ada", null).displayName()).isEqualTo("ada");
        Listing one = published(template("One", null));
        Listing two = published(template("Two", null));
        market.publishing.publish(ada, template("Waits", null));
        use(admin, one, null);
        use(admin, two, null);
        market.reviews.write(bob, "templates", one.id(), new Reviews.Draft(5L, null));
        market.reviews.write(bob, "templates", two.id(), new Reviews.Draft(2L, null));

        market.publishers.edit(
                ada, "ada", new Publishers.Draft("Ada's things", "Since 1843.", "https://ada.example"), "\"0\"");
        Publishers.View seen = market.publishers.of(bob, "ada", null);

        assertThat(seen.displayName()).isEqualTo("Ada's things");
        assertThat(seen.about()).isEqualTo("Since 1843.");
        assertThat(seen.homepage()).isEqualTo("https://ada.example");
        assertThat(seen.listings()).isEqualTo(2);
        assertThat(seen.installCount()).isEqualTo(2);
        assertThat(seen.rating()).isEqualTo(3.5);
        assertThat(seen.reviewCount()).isEqualTo(2);
        assertThat(seen.keys()).isEmpty();
        assertThat(seen.mine()).isFalse();
        assertThat(market.publishers.of(ada, "ada", "person").mine()).isTrue();
        assertThat(listings(bob, "ada", null)).containsExactlyInAnyOrder("One", "Two");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onlyTheirOwnerChangesThemAndByTheRules(Engine engine) {
        open(engine);
        Publishers.Draft draft = new Publishers.Draft(null, null, null);
        assertCode("marketplace.not-yours", () -> market.publishers.edit(admin, "ada", draft, null));
        assertThatThrownBy(() -> market.publishers.edit(
                        ada,
                        "ada",
                        new Publishers.Draft("x".repeat(101), "y".repeat(2001), "javascript:alert(1)"),
                        null))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(3));
        assertThat(market.publishers.edit(ada, "ada", draft, null).revision()).isEqualTo(1);
        assertCode("marketplace.changed", () -> market.publishers.edit(ada, "ada", draft, "\"0\""));
        assertThat(market.publishers.edit(ada, "ada", draft, "\"1\"").revision())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anotherTenantSeesNoPublisher(Engine engine) {
        open(engine);
        published(template("Ours", null));
        Caller stranger = new Caller(Ids.next(), "s", "s", Caller.Kind.USER, Set.of("*"), false);

        assertCode("marketplace.publisher-not-found", () -> market.publishers.of(stranger, "ada", null));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whomACatalogNamesIsNotThePersonOfThatName(Engine engine) throws Exception {
        catalog();
        open(engine);
        signer = KEY;
        assertThat(market.publishers.of(bob, "ada", null).from()).isEqualTo("catalog:acme");
        Listing mine = published(template("Mine", null));

        Publishers.View elsewhere = market.publishers.of(bob, "ada", "catalog:acme");

        assertThat(elsewhere.listings()).isEqualTo(2);
        assertThat(elsewhere.keys()).containsExactly(new Publishers.TrustedKey(KEY.id(), "Acme"));
        assertThat(market.publishers.of(ada, "ada", "catalog:acme").mine()).isFalse();
        Publishers.View person = market.publishers.of(bob, "ada", null);
        assertThat(person.from()).isEqualTo("person");
        assertThat(person.keys()).isEmpty();
        assertThat(listings(bob, "ada", null)).containsExactly(mine.text().name());
        assertThat(market.publishers.of(bob, "acme", null).listings()).isEqualTo(1);

        signer = null;
        assertThat(market.publishers.of(bob, "ada", "catalog:acme").keys()).hasSize(1);
        market.signers.forget();
        assertThat(market.publishers.of(bob, "ada", "catalog:acme").keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aListingTellsHowExecutionsWithItEnded(Engine engine) throws Exception {
        catalog();
        open(engine);
        Listing greeter = market.listings.visible(bob, "routes", "greeter");
        assertThat(market.showcase.detail(bob, greeter).success()).isNull();
        Instant at = Instant.parse("2026-11-22T06:05:00Z");
        outcomes = new Counts(tenant, Map.of("greeter", new Outcome(9, 2, 1)), at);

        assertThat(market.showcase.detail(bob, greeter).success()).isEqualTo(new Success(30, 12, 9, 0.75, at));
        Listing reader = market.listings.visible(bob, "routes", "reader");
        assertThat(market.showcase.detail(bob, reader).success()).isEqualTo(new Success(30, 0, 0, null, at));
        Listing template = published(template("None", null));
        assertThat(market.showcase.detail(bob, template).success()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoPublishedItReadsItAmongTheNumbers(Engine engine) throws Exception {
        open(engine);
        Path kar = Samples.packed(data, "sender", "");
        PublishRequest request = new PublishRequest(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new ListingDraft(null, null, null, null, null, null, null, null, null));
        market.publishing.publish(ada, kar, request);
        outcomes = new Counts(tenant, Map.of("sender", new Outcome(1, 0, 0)), Instant.EPOCH);

        assertThat(market.analytics.of(ada, 7).listings())
                .singleElement()
                .satisfies(row -> assertThat(row.success()).isEqualTo(new Success(30, 1, 1, 1.0, Instant.EPOCH)));
    }

    private record Counts(String tenant, Map<String, Outcome> outcomes, Instant countedAt) implements PluginOutcomes {
        @Override
        public Map<String, Outcome> of(String of, Collection<String> plugins) {
            return of.equals(tenant) ? outcomes : Map.of();
        }
    }
}
