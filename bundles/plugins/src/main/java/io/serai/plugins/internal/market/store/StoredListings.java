package io.serai.plugins.internal.market.store;

import static io.serai.plugins.internal.market.store.ListingTable.*;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.plugins.internal.market.store.ListingFilter.Scope;
import io.serai.store.Database;
import io.serai.store.Search;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** Listings and their versions in the store. */
public final class StoredListings {
    private static final Field<String> GRANTEE = field("grantee", String.class);
    private static final Field<String> OUTER_ID = field("market_listings.id", String.class);

    private final Database database;

    public StoredListings(Database database) {
        this.database = database;
    }

    /** By id or slug. */
    public Optional<Listing> find(String tenant, String idOrSlug) {
        return database.read(sql -> sql.select(LISTING_COLUMNS)
                .from(LISTINGS)
                .where(TENANT.eq(tenant).and(ID.eq(idOrSlug).or(SLUG.eq(idOrSlug))))
                .fetchOptional(ListingTable::listing));
    }

    /** @param cursor how many come before */
    public Page<Listing> list(ListingFilter filter, int limit, @Nullable String cursor) {
        int offset = offset(cursor);
        List<Listing> found = database.read(sql -> sql.select(LISTING_COLUMNS)
                .from(LISTINGS)
                .where(condition(filter))
                .orderBy(order(filter.sort()))
                .limit(limit + 1)
                .offset(offset)
                .fetch(ListingTable::listing));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), Integer.toString(offset + limit));
    }

    /** How many listings each category has. */
    public Map<String, Integer> categories(ListingFilter filter) {
        Map<String, Integer> counts = new TreeMap<>();
        database.read(sql -> sql.select(CATEGORIES)
                        .from(LISTINGS)
                        .where(condition(filter))
                        .fetch(CATEGORIES))
                .forEach(words -> ListingTable.list(words).forEach(one -> counts.merge(one, 1, Integer::sum)));
        return counts;
    }

    public int count(String tenant, String publisher) {
        return database.read(sql -> sql.select(org.jooq.impl.DSL.count())
                .from(LISTINGS)
                .where(TENANT.eq(tenant).and(PUBLISHER.eq(publisher)))
                .fetchSingle()
                .value1());
    }

    private static int offset(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("page.cursor", "This cursor is not one of this list; begin without one.");
        }
    }

    private static List<SortField<?>> order(String sort) {
        return switch (sort) {
            case "recent" -> List.of(PUBLISHED_AT.desc(), ID.desc());
            case "name" -> List.of(NAME_KEY.asc(), ID.asc());
            case "rating" -> List.of(RATING.desc(), RATING_COUNT.desc(), NAME_KEY.asc(), ID.asc());
            default -> List.of(INSTALLS.desc(), RATING.desc(), NAME_KEY.asc(), ID.asc());
        };
    }

    private static Condition condition(ListingFilter filter) {
        Condition condition = TENANT.eq(filter.tenant());
        String person = filter.person().id();
        if (filter.scope() == Scope.OWN) {
            condition = condition.and(PUBLISHER.eq(person));
        } else if (filter.scope() == Scope.QUEUE) {
            condition = condition.and(STATUS.eq(Listing.PENDING)
                    .or(exists(selectOne()
                            .from(VERSIONS)
                            .where(LISTING.eq(OUTER_ID).and(STATUS.eq(Listing.PENDING))))));
        } else {
            condition = condition
                    .and(STATUS.eq(Listing.PUBLISHED))
                    .and(VISIBLE.eq(Listing.PUBLIC)
                            .or(PUBLISHER.eq(person))
                            .or(shared(filter.person().name())));
        }
        if (filter.kind() != null) {
            condition = condition.and(ListingTable.has(KINDS, filter.kind()));
        }
        if (filter.category() != null) {
            condition = condition.and(ListingTable.has(CATEGORIES, filter.category()));
        }
        if (filter.tag() != null) {
            condition = condition.and(ListingTable.has(TAGS, filter.tag()));
        }
        if (filter.pricing() != null) {
            condition = condition.and(PRICING.eq(filter.pricing()));
        }
        if (filter.featured() != null) {
            condition = condition.and(FEATURED.eq(filter.featured() ? 1 : 0));
        }
        if (filter.publisher() != null) {
            condition = condition.and(ListingTable.by(filter.publisher()));
        }
        if (filter.query() != null) {
            for (String word : filter.query().strip().split("\\s+")) {
                condition = condition.and(Search.contains(WORDS, word));
            }
        }
        return condition;
    }

    private static Condition shared(String name) {
        return exists(selectOne()
                .from(table("market_shares"))
                .where(LISTING.eq(OUTER_ID).and(GRANTEE.eq(name))));
    }

    /** Fails with a duplicate key if the slug is taken. */
    public void add(String tenant, Listing listing) {
        Map<Field<?>, Object> text = ListingTable.text(listing.text(), listing.slug());
        database.transact(sql -> sql.insertInto(LISTINGS)
                .set(text)
                .set(ID, listing.id())
                .set(TENANT, tenant)
                .set(SLUG, listing.slug())
                .set(PLUGIN, listing.plugin())
                .set(ORIGIN, listing.origin())
                .set(PUBLISHER, listing.publisher())
                .set(PUBLISHER_NAME, listing.publisherName())
                .set(KINDS, ListingTable.words(listing.kinds()))
                .set(STATUS, listing.status())
                .set(REASON, listing.reason())
                .set(FEATURED, listing.featured() ? 1 : 0)
                .set(VERSION, listing.version())
                .set(INSTALLS, 0)
                .set(RATING_SUM, 0)
                .set(RATING_COUNT, 0)
                .set(RATING, 0)
                .set(REVISION, 1)
                .set(CREATED_AT, listing.createdAt())
                .set(UPDATED_AT, listing.updatedAt())
                .set(PUBLISHED_AT, listing.publishedAt())
                .execute());
    }

    /**
     * Replaces what can change of a listing.
     *
     * @return false if somebody else was quicker: the row no longer has the listing's revision
     */
    public boolean update(String tenant, Listing listing) {
        Map<Field<?>, Object> text = ListingTable.text(listing.text(), listing.slug());
        return database.transact(sql -> sql.update(LISTINGS)
                        .set(text)
                        .set(ORIGIN, listing.origin())
                        .set(PUBLISHER_NAME, listing.publisherName())
                        .set(KINDS, ListingTable.words(listing.kinds()))
                        .set(STATUS, listing.status())
                        .set(REASON, listing.reason())
                        .set(FEATURED, listing.featured() ? 1 : 0)
                        .set(VERSION, listing.version())
                        .set(REVISION, listing.revision() + 1)
                        .set(UPDATED_AT, Times.now())
                        .set(PUBLISHED_AT, listing.publishedAt())
                        .where(TENANT.eq(tenant).and(ID.eq(listing.id())).and(REVISION.eq(listing.revision())))
                        .execute())
                == 1;
    }

    public void countInstallation(String tenant, String id) {
        database.transact(sql -> sql.update(LISTINGS)
                .set(INSTALLS, INSTALLS.plus(1))
                .where(TENANT.eq(tenant).and(ID.eq(id)))
                .execute());
    }

    public void setRating(String tenant, String id, int sum, int number) {
        database.transact(sql -> sql.update(LISTINGS)
                .set(RATING_SUM, sum)
                .set(RATING_COUNT, number)
                .set(RATING, number == 0 ? 0 : sum * 100 / number)
                .where(TENANT.eq(tenant).and(ID.eq(id)))
                .execute());
    }

    /** With its versions, reviews, shares and installations; what was earned with it stays, under its name. */
    public void delete(String tenant, Listing listing) {
        String id = listing.id();
        database.transact(sql -> {
            StoredLicences.archive(sql, tenant, listing);
            for (String of : List.of(
                    "market_versions",
                    "market_reviews",
                    "market_moderations",
                    "market_shares",
                    "market_installations")) {
                sql.deleteFrom(table(of))
                        .where(TENANT.eq(tenant).and(LISTING.eq(id)))
                        .execute();
            }
            return sql.deleteFrom(LISTINGS)
                    .where(TENANT.eq(tenant).and(ID.eq(id)))
                    .execute();
        });
    }

    /** The newest first. */
    public List<ListingVersion> versions(String tenant, String listing) {
        List<ListingVersion> versions = new ArrayList<>(database.read(sql -> sql.select(VERSION_COLUMNS)
                .from(VERSIONS)
                .where(TENANT.eq(tenant).and(LISTING.eq(listing)))
                .orderBy(CREATED_AT.desc(), VERSION.desc())
                .fetch(ListingTable::version)));
        return versions;
    }

    /** Replaces a version of that number, if there is one. */
    public void putVersion(String tenant, String listing, ListingVersion version) {
        database.transact(sql -> {
            sql.deleteFrom(VERSIONS)
                    .where(TENANT.eq(tenant).and(LISTING.eq(listing)).and(VERSION.eq(version.version())))
                    .execute();
            return sql.insertInto(VERSIONS)
                    .set(TENANT, tenant)
                    .set(LISTING, listing)
                    .set(VERSION, version.version())
                    .set(DIGEST, version.digest())
                    .set(CONTENT, version.content())
                    .set(CHANGELOG, version.changelog())
                    .set(STATUS, version.status())
                    .set(CREATED_AT, version.createdAt())
                    .execute();
        });
    }

    public void setVersionStatus(String tenant, String listing, String from, String to) {
        database.transact(sql -> sql.update(VERSIONS)
                .set(STATUS, to)
                .where(TENANT.eq(tenant).and(LISTING.eq(listing)).and(STATUS.eq(from)))
                .execute());
    }

    /** Names of those with whom a listing is shared. */
    public List<String> shares(String tenant, String listing) {
        return database.read(sql -> sql.select(GRANTEE)
                .from(table("market_shares"))
                .where(TENANT.eq(tenant).and(LISTING.eq(listing)))
                .orderBy(GRANTEE)
                .fetch(GRANTEE));
    }

    /** Shares with exactly these. */
    public void share(String tenant, String listing, List<String> names, String by, Instant now) {
        database.transact(sql -> {
            sql.deleteFrom(table("market_shares"))
                    .where(TENANT.eq(tenant).and(LISTING.eq(listing)))
                    .execute();
            for (String name : names) {
                sql.insertInto(table("market_shares"))
                        .set(TENANT, tenant)
                        .set(LISTING, listing)
                        .set(GRANTEE, name)
                        .set(field("shared_by", String.class), by)
                        .set(CREATED_AT, now)
                        .execute();
            }
            return names.size();
        });
    }
}
