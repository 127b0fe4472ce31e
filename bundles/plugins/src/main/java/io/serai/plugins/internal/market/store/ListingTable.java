package io.serai.plugins.internal.market.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Search;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Columns of {@code market_listings} and {@code market_versions}, and how a row becomes a value. */
final class ListingTable {
    static final Table<Record> LISTINGS = table("market_listings");
    static final Table<Record> VERSIONS = table("market_versions");
    static final Field<String> ID = field("id", String.class);
    static final Field<String> TENANT = field("tenant", String.class);
    static final Field<String> SLUG = field("slug", String.class);
    static final Field<String> PLUGIN = field("plugin", String.class);
    static final Field<String> ORIGIN = field("origin", String.class);
    static final Field<String> PUBLISHER = field("publisher", String.class);
    static final Field<String> PUBLISHER_NAME = field("publisher_name", String.class);
    static final Field<String> KINDS = field("kinds", String.class);
    static final Field<String> NAME = field("name", String.class);
    static final Field<String> NAME_KEY = field("name_key", String.class);
    static final Field<String> SUMMARY = field("summary", String.class);
    static final Field<String> DESCRIPTION = field("description", String.class);
    static final Field<String> CATEGORIES = field("categories", String.class);
    static final Field<String> TAGS = field("tags", String.class);
    static final Field<String> WORDS = field("words", String.class);
    static final Field<String> PRICING = field("pricing", String.class);
    static final Field<Long> PRICE = field("price", Long.class);
    static final Field<String> CURRENCY = field("currency", String.class);
    static final Field<String> STATUS = field("status", String.class);
    static final Field<String> REASON = field("reason", String.class);
    static final Field<String> VISIBLE = field("visible", String.class);
    static final Field<Integer> FEATURED = field("featured", Integer.class);
    static final Field<String> VERSION = field("version", String.class);
    static final Field<Integer> INSTALLS = field("installs", Integer.class);
    static final Field<Integer> RATING_SUM = field("rating_sum", Integer.class);
    static final Field<Integer> RATING_COUNT = field("rating_count", Integer.class);
    /** The average in hundredths, to sort by. */
    static final Field<Integer> RATING = field("rating", Integer.class);

    static final Field<Integer> REVISION = field("revision", Integer.class);
    static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    static final Field<Instant> PUBLISHED_AT = field("published_at", Times.TIMESTAMP);
    static final Field<String> LISTING = field("listing", String.class);
    static final Field<String> DIGEST = field("digest", String.class);
    static final Field<String> CONTENT = field("content", String.class);
    static final Field<String> CHANGELOG = field("changelog", String.class);

    static final List<Field<?>> LISTING_COLUMNS = List.of(
            ID,
            SLUG,
            PLUGIN,
            ORIGIN,
            PUBLISHER,
            PUBLISHER_NAME,
            KINDS,
            NAME,
            SUMMARY,
            DESCRIPTION,
            CATEGORIES,
            TAGS,
            PRICING,
            PRICE,
            CURRENCY,
            STATUS,
            REASON,
            VISIBLE,
            FEATURED,
            VERSION,
            INSTALLS,
            RATING_SUM,
            RATING_COUNT,
            RATING,
            NAME_KEY,
            REVISION,
            CREATED_AT,
            UPDATED_AT,
            PUBLISHED_AT);
    static final List<Field<?>> VERSION_COLUMNS = List.of(VERSION, DIGEST, CONTENT, CHANGELOG, STATUS, CREATED_AT);

    private static final int WORDS_AT_MOST = 4000;

    private ListingTable() {}

    static Listing listing(Record row) {
        return new Listing(
                row.get(ID),
                row.get(SLUG),
                row.get(PLUGIN),
                row.get(ORIGIN),
                row.get(PUBLISHER),
                row.get(PUBLISHER_NAME),
                list(row.get(KINDS)),
                new ListingText(
                        row.get(NAME),
                        row.get(SUMMARY).strip(),
                        row.get(DESCRIPTION),
                        list(row.get(CATEGORIES)),
                        list(row.get(TAGS)),
                        new Price(row.get(PRICING), row.get(PRICE), row.get(CURRENCY)),
                        row.get(VISIBLE)),
                row.get(STATUS),
                row.get(REASON),
                row.get(FEATURED) == 1,
                row.get(VERSION),
                row.get(INSTALLS),
                row.get(RATING_SUM),
                row.get(RATING_COUNT),
                row.get(REVISION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(PUBLISHED_AT));
    }

    static ListingVersion version(Record row) {
        return new ListingVersion(
                row.get(VERSION),
                row.get(DIGEST),
                row.get(CONTENT),
                row.get(CHANGELOG),
                row.get(STATUS),
                row.get(CREATED_AT));
    }

    static Map<Field<?>, Object> text(ListingText text, String slug) {
        String words = String.join(
                        " ", text.name(), slug, text.summary(), String.join(" ", text.tags()), text.description())
                .toLowerCase(Locale.ROOT);
        return Map.ofEntries(
                Map.entry(NAME, text.name()),
                Map.entry(NAME_KEY, text.name().toLowerCase(Locale.ROOT)),
                Map.entry(SUMMARY, text.summary()),
                Map.entry(DESCRIPTION, text.description()),
                Map.entry(CATEGORIES, words(text.categories())),
                Map.entry(TAGS, words(text.tags())),
                Map.entry(WORDS, words.substring(0, Math.min(words.length(), WORDS_AT_MOST))),
                Map.entry(PRICING, text.price().pricing()),
                Map.entry(PRICE, text.price().amount()),
                Map.entry(CURRENCY, text.price().currency()),
                Map.entry(VISIBLE, text.visible()));
    }

    /** With a space around each, so that one is found by {@link #has}. */
    static String words(List<String> list) {
        return list.isEmpty() ? " " : list.stream().collect(Collectors.joining(" ", " ", " "));
    }

    /** Whether one of the words is exactly this one. */
    static Condition has(Field<String> words, String word) {
        return Search.contains(words, " " + word + " ");
    }

    /** A person by id; of what a catalog has, those with the same author. */
    static Condition by(Publisher publisher) {
        Condition same = PUBLISHER.eq(publisher.id()).and(ORIGIN.eq(publisher.origin()));
        return publisher.origin().equals(Listing.PERSON) ? same : same.and(PUBLISHER_NAME.eq(publisher.name()));
    }

    static List<String> list(String words) {
        return Arrays.stream(words.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
