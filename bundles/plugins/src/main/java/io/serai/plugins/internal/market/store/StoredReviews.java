package io.serai.plugins.internal.market.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Reviews and objections to them in the store. */
public final class StoredReviews {
    private static final Table<Record> REVIEWS = table("market_reviews");
    private static final Table<Record> REPORTS = table("market_reports");
    private static final Table<Record> MODERATIONS = table("market_moderations");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> LISTING = field("listing", String.class);
    private static final Field<String> AUTHOR = field("author", String.class);
    private static final Field<String> AUTHOR_NAME = field("author_name", String.class);
    private static final Field<Integer> STARS = field("stars", Integer.class);
    private static final Field<String> WORDS = field("words", String.class);
    private static final Field<Integer> HIDDEN = field("hidden", Integer.class);
    private static final Field<String> REASON = field("reason", String.class);
    private static final Field<Integer> REPORTED = field("reports", Integer.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    private static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    private static final Field<String> REVIEW = field("review", String.class);
    private static final Field<String> REPORTER = field("reporter", String.class);
    private static final Field<String> REPORTER_NAME = field("reporter_name", String.class);

    private static final List<Field<?>> COLUMNS =
            List.of(ID, LISTING, AUTHOR, AUTHOR_NAME, STARS, WORDS, HIDDEN, REASON, REPORTED, CREATED_AT, UPDATED_AT);

    private final Database database;

    public StoredReviews(Database database) {
        this.database = database;
    }

    public Optional<Review> find(String tenant, String id) {
        return one(TENANT.eq(tenant).and(ID.eq(id)));
    }

    public Optional<Review> by(String tenant, String listing, String author) {
        return one(ofAuthor(tenant, listing, author));
    }

    private Optional<Review> one(Condition condition) {
        return database.read(
                sql -> sql.select(COLUMNS).from(REVIEWS).where(condition).fetchOptional(StoredReviews::review));
    }

    /** The newest first. */
    public List<Review> of(String tenant, String listing, boolean alsoHidden) {
        Condition condition = TENANT.eq(tenant).and(LISTING.eq(listing));
        return database.read(sql -> sql.select(COLUMNS)
                .from(REVIEWS)
                .where(alsoHidden ? condition : condition.and(HIDDEN.eq(0)))
                .orderBy(UPDATED_AT.desc(), ID.desc())
                .fetch(StoredReviews::review));
    }

    /** Those that somebody objected to and nobody has taken down. */
    public List<Review> reported(String tenant) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(REVIEWS)
                .where(TENANT.eq(tenant).and(REPORTED.gt(0)).and(HIDDEN.eq(0)))
                .orderBy(REPORTED.desc(), ID.asc())
                .fetch(StoredReviews::review));
    }

    public List<Report> reports(String tenant, String review) {
        return database.read(sql -> sql.select(ID, REVIEW, REPORTER_NAME, REASON, CREATED_AT)
                .from(REPORTS)
                .where(TENANT.eq(tenant).and(REVIEW.eq(review)))
                .orderBy(ID)
                .fetch(row -> new Report(
                        row.get(ID), row.get(REVIEW), row.get(REPORTER_NAME), row.get(REASON), row.get(CREATED_AT))));
    }

    /** How many reviews that count there are with each number of stars. */
    public Map<Integer, Integer> histogram(String tenant, String listing) {
        Map<Integer, Integer> stars = new TreeMap<>();
        for (int i = 1; i <= 5; i++) {
            stars.put(i, 0);
        }
        database.read(sql -> sql.select(STARS, count())
                        .from(REVIEWS)
                        .where(TENANT.eq(tenant).and(LISTING.eq(listing)).and(HIDDEN.eq(0)))
                        .groupBy(STARS)
                        .fetch())
                .forEach(row -> stars.put(row.value1(), row.value2()));
        return stars;
    }

    /** Begins taken down if its author withdrew one that was. */
    public void add(String tenant, Review review) {
        database.transact(sql -> {
            Record moderated = sql.select(REASON)
                    .from(MODERATIONS)
                    .where(ofAuthor(tenant, review.listing(), review.author()))
                    .fetchOne();
            return sql.insertInto(REVIEWS)
                    .set(ID, review.id())
                    .set(TENANT, tenant)
                    .set(LISTING, review.listing())
                    .set(AUTHOR, review.author())
                    .set(AUTHOR_NAME, review.authorName())
                    .set(STARS, review.stars())
                    .set(WORDS, review.text())
                    .set(HIDDEN, moderated == null ? 0 : 1)
                    .set(REASON, moderated == null ? null : moderated.get(REASON))
                    .set(REPORTED, 0)
                    .set(CREATED_AT, review.createdAt())
                    .set(UPDATED_AT, review.updatedAt())
                    .execute();
        });
    }

    private static Condition ofAuthor(String tenant, String listing, String author) {
        return TENANT.eq(tenant).and(LISTING.eq(listing)).and(AUTHOR.eq(author));
    }

    public void change(String tenant, String id, int stars, String text) {
        database.transact(sql -> sql.update(REVIEWS)
                .set(STARS, stars)
                .set(WORDS, text)
                .set(UPDATED_AT, Times.now())
                .where(TENANT.eq(tenant).and(ID.eq(id)))
                .execute());
    }

    /** Takes a review down, or puts it back; the objections to it are settled either way. */
    public void moderate(String tenant, Review review, boolean hidden, @Nullable String reason) {
        database.transact(sql -> {
            settle(sql, tenant, review);
            return sql.update(REVIEWS)
                    .set(HIDDEN, hidden ? 1 : 0)
                    .set(REASON, reason)
                    .set(REPORTED, 0)
                    .where(TENANT.eq(tenant).and(ID.eq(review.id())))
                    .execute();
        });
    }

    private static void settle(DSLContext sql, String tenant, Review review) {
        sql.deleteFrom(REPORTS)
                .where(TENANT.eq(tenant).and(REVIEW.eq(review.id())))
                .execute();
        sql.deleteFrom(MODERATIONS)
                .where(ofAuthor(tenant, review.listing(), review.author()))
                .execute();
    }

    /** What was taken down is remembered without its words, so that a new one does not get round it. */
    public void delete(String tenant, Review review) {
        database.transact(sql -> {
            Record hidden = sql.select(REASON)
                    .from(REVIEWS)
                    .where(TENANT.eq(tenant).and(ID.eq(review.id())).and(HIDDEN.eq(1)))
                    .fetchOne();
            settle(sql, tenant, review);
            if (hidden != null) {
                sql.insertInto(MODERATIONS)
                        .set(TENANT, tenant)
                        .set(LISTING, review.listing())
                        .set(AUTHOR, review.author())
                        .set(REASON, hidden.get(REASON))
                        .set(CREATED_AT, Times.now())
                        .execute();
            }
            return sql.deleteFrom(REVIEWS)
                    .where(TENANT.eq(tenant).and(ID.eq(review.id())))
                    .execute();
        });
    }

    /** Fails with a duplicate key if the person objected already. */
    public void report(String tenant, String review, String reporter, String reporterName, String reason) {
        database.transact(sql -> {
            sql.insertInto(REPORTS)
                    .set(ID, Ids.next())
                    .set(TENANT, tenant)
                    .set(REVIEW, review)
                    .set(REPORTER, reporter)
                    .set(REPORTER_NAME, reporterName)
                    .set(REASON, reason)
                    .set(CREATED_AT, Times.now())
                    .execute();
            return sql.update(REVIEWS)
                    .set(REPORTED, REPORTED.plus(1))
                    .where(TENANT.eq(tenant).and(ID.eq(review)))
                    .execute();
        });
    }

    private static Review review(Record row) {
        return new Review(
                row.get(ID),
                row.get(LISTING),
                row.get(AUTHOR),
                row.get(AUTHOR_NAME),
                row.get(STARS),
                row.get(WORDS).strip(),
                row.get(HIDDEN) == 1,
                row.get(REASON),
                row.get(REPORTED),
                row.get(CREATED_AT),
                row.get(UPDATED_AT));
    }
}
