package io.serai.plugins.internal.market.store;

/**
 * What a listing costs. The hub takes no payments: it checks licence keys, and remembers what was paid elsewhere.
 *
 * @param pricing {@code free}, {@code premium} (needs a licence key) or {@code enterprise} (the same, by agreement)
 * @param amount in the currency's smallest unit; 0 if free or by agreement
 * @param currency ISO 4217
 */
public record Price(String pricing, long amount, String currency) {
    public static final String FREE_WORD = "free";
    public static final Price FREE = new Price(FREE_WORD, 0, "EUR");

    public boolean free() {
        return pricing.equals(FREE_WORD);
    }
}
