package io.serai.plugins.internal.market;

import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingText;
import io.serai.plugins.internal.market.store.Price;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher writes; whatever is null stays as it is, or is taken from the package.
 *
 * @param name up to 100 characters
 * @param summary one sentence, up to 300 characters
 * @param description Markdown, up to 65,536 characters
 * @param categories up to 5 lower-case words
 * @param tags up to 10 lower-case words
 * @param pricing free, premium or enterprise
 * @param price in the currency's smallest unit, up to 100,000,000
 * @param currency ISO 4217, such as EUR
 * @param visible public, or private: for oneself and those with whom it is shared
 */
public record ListingDraft(
        @Nullable String name,
        @Nullable String summary,
        @Nullable String description,
        @Nullable List<String> categories,
        @Nullable List<String> tags,
        @Nullable String pricing,
        @Nullable Long price,
        @Nullable String currency,
        @Nullable String visible) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final long PRICE_AT_MOST = 100_000_000;
    private static final Set<String> PRICINGS = Set.of(Price.FREE_WORD, "premium", "enterprise");
    private static final Set<String> VISIBLE = Set.of(Listing.PUBLIC, Listing.PRIVATE);
    public static final ListingDraft NOTHING = new ListingDraft(null, null, null, null, null, null, null, null, null);

    /** The listing's text with this in it; what breaks a rule is told to the checks. */
    ListingText over(ListingText before, Checks checks) {
        String how = checks.oneOf("pricing", pricing, PRICINGS, before.price().pricing());
        boolean free = how.equals(Price.FREE_WORD);
        long amount = free ? 0 : price == null ? before.price().amount() : price;
        checks.between("price", amount, 0, PRICE_AT_MOST);
        if (free && price != null && price != 0) {
            checks.wrong("price", "must be 0 if the pricing is free");
        }
        if (how.equals("premium") && amount == 0) {
            checks.wrong("price", "must be above 0 if the pricing is premium");
        }
        String money = currency == null ? before.price().currency() : currency;
        if (!CURRENCY.matcher(money).matches()) {
            checks.wrong("currency", "must be three capital letters, such as EUR");
        }
        return new ListingText(
                checks.required("name", name == null ? before.name() : name, Checks.NAME),
                checks.optional("summary", summary == null ? before.summary() : summary, Checks.SUMMARY),
                checks.optional(
                        "description", description == null ? before.description() : description, Checks.DESCRIPTION),
                checks.categories(categories == null ? before.categories() : categories),
                checks.tags(tags == null ? before.tags() : tags),
                new Price(how, amount, money),
                checks.oneOf("visible", visible, VISIBLE, before.visible()));
    }
}
