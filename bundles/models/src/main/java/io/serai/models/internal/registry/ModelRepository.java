package io.serai.models.internal.registry;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.model.ModelPrice;
import io.serai.store.Database;
import io.serai.store.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Models in the store. */
final class ModelRepository {
    private static final Table<Record> MODELS = table("models");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> PROVIDER = field("provider", String.class);
    private static final Field<String> MODEL_NAME = field("model_name", String.class);
    private static final Field<String> ENDPOINT = field("endpoint", String.class);
    private static final Field<String> API_KEY = field("api_key", String.class);
    private static final Field<String> CAPABILITIES = field("capabilities", String.class);
    private static final Field<Integer> CONTEXT_SIZE = field("context_size", Integer.class);
    private static final Field<Integer> MAX_OUTPUT = field("max_output", Integer.class);
    private static final Field<Integer> REQUESTS = field("requests_per_minute", Integer.class);
    private static final Field<Integer> TOKENS = field("tokens_per_minute", Integer.class);
    private static final Field<String> FALLBACKS = field("fallbacks", String.class);
    private static final Field<Integer> ACTIVE = field("active", Integer.class);
    private static final Field<Integer> REVISION = field("revision", Integer.class);
    private static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    private static final Field<String> UPDATED_BY = field("updated_by", String.class);

    private static final Table<Record> PRICES = table("model_prices");
    private static final Field<String> MODEL = field("model", String.class);
    private static final Field<String> FROM_DAY = field("from_day", String.class);
    private static final Field<BigDecimal> INPUT_PRICE = field("input_price", BigDecimal.class);
    private static final Field<BigDecimal> CACHED_PRICE = field("cached_price", BigDecimal.class);
    private static final Field<BigDecimal> OUTPUT_PRICE = field("output_price", BigDecimal.class);

    private final Database database;

    ModelRepository(Database database) {
        this.database = database;
    }

    /** All of a tenant, with their prices, newest first. */
    List<StoredModel> all(String tenant) {
        return database.read(sql -> {
            Map<String, List<ModelPrice>> prices = new HashMap<>();
            sql.select(MODEL, FROM_DAY, INPUT_PRICE, CACHED_PRICE, OUTPUT_PRICE)
                    .from(PRICES)
                    .where(TENANT.eq(tenant))
                    .fetch()
                    .forEach(row -> prices.computeIfAbsent(row.get(MODEL), fresh -> new ArrayList<>())
                            .add(price(row)));
            prices.values().forEach(list -> list.sort(newestFirst()));
            return sql.select(
                            ID,
                            TENANT,
                            NAME,
                            PROVIDER,
                            MODEL_NAME,
                            ENDPOINT,
                            API_KEY,
                            CAPABILITIES,
                            CONTEXT_SIZE,
                            MAX_OUTPUT,
                            REQUESTS,
                            TOKENS,
                            FALLBACKS,
                            ACTIVE,
                            REVISION,
                            UPDATED_AT,
                            UPDATED_BY)
                    .from(MODELS)
                    .where(TENANT.eq(tenant))
                    .orderBy(NAME)
                    .fetch(row -> model(row).withPrices(prices.getOrDefault(row.get(ID), List.of())));
        });
    }

    static Comparator<ModelPrice> newestFirst() {
        return Comparator.comparing((ModelPrice price) -> price.from() == null ? LocalDate.MIN : price.from())
                .reversed();
    }

    /** Fails with a duplicate key if there is one of that name. */
    void insert(StoredModel model) {
        database.transact(sql -> {
            sql.insertInto(MODELS)
                    .set(ID, model.id())
                    .set(TENANT, model.tenant())
                    .set(values(model))
                    .execute();
            prices(sql, model);
            return null;
        });
    }

    /** False if somebody else wrote since that revision was read. */
    boolean update(StoredModel model, int readRevision) {
        return database.transact(sql -> {
            boolean written = sql.update(MODELS)
                            .set(values(model))
                            .where(ID.eq(model.id())
                                    .and(TENANT.eq(model.tenant()))
                                    .and(REVISION.eq(readRevision)))
                            .execute()
                    == 1;
            if (written) {
                prices(sql, model);
            }
            return written;
        });
    }

    void delete(String tenant, String id) {
        database.transact(sql -> {
            sql.deleteFrom(PRICES).where(MODEL.eq(id).and(TENANT.eq(tenant))).execute();
            return sql.deleteFrom(MODELS)
                    .where(ID.eq(id).and(TENANT.eq(tenant)))
                    .execute();
        });
    }

    private static Map<Field<?>, @Nullable Object> values(StoredModel model) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(NAME, model.name());
        values.put(PROVIDER, model.provider());
        values.put(MODEL_NAME, model.modelName());
        values.put(ENDPOINT, model.endpoint());
        values.put(API_KEY, model.sealedKey());
        values.put(CAPABILITIES, String.join(" ", model.capabilities()));
        values.put(CONTEXT_SIZE, model.contextSize());
        values.put(MAX_OUTPUT, model.maxOutput());
        values.put(REQUESTS, model.requestsPerMinute());
        values.put(TOKENS, model.tokensPerMinute());
        values.put(FALLBACKS, String.join(" ", model.fallbacks()));
        values.put(ACTIVE, model.active() ? 1 : 0);
        values.put(REVISION, model.revision());
        values.put(UPDATED_AT, model.updatedAt());
        values.put(UPDATED_BY, model.updatedBy());
        return values;
    }

    private static void prices(DSLContext sql, StoredModel model) {
        sql.deleteFrom(PRICES)
                .where(MODEL.eq(model.id()).and(TENANT.eq(model.tenant())))
                .execute();
        for (ModelPrice price : model.prices()) {
            sql.insertInto(PRICES)
                    .set(TENANT, model.tenant())
                    .set(MODEL, model.id())
                    .set(FROM_DAY, price.from() == null ? "" : price.from().toString())
                    .set(INPUT_PRICE, price.input())
                    .set(CACHED_PRICE, price.cached())
                    .set(OUTPUT_PRICE, price.output())
                    .execute();
        }
    }

    private static ModelPrice price(Record row) {
        String from = row.get(FROM_DAY);
        BigDecimal cached = row.get(CACHED_PRICE);
        return new ModelPrice(
                from == null || from.isBlank() ? null : LocalDate.parse(from),
                plain(row.get(INPUT_PRICE)),
                cached == null ? null : plain(cached),
                plain(row.get(OUTPUT_PRICE)));
    }

    /** As it was written: 0.15, not 0.150000. */
    private static BigDecimal plain(BigDecimal stored) {
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static StoredModel model(Record row) {
        return new StoredModel(
                row.get(ID),
                row.get(TENANT),
                row.get(NAME),
                row.get(PROVIDER),
                row.get(MODEL_NAME),
                row.get(ENDPOINT),
                row.get(API_KEY),
                words(row.get(CAPABILITIES)),
                row.get(CONTEXT_SIZE),
                row.get(MAX_OUTPUT),
                row.get(REQUESTS),
                row.get(TOKENS),
                words(row.get(FALLBACKS)),
                row.get(ACTIVE) == 1,
                row.get(REVISION),
                row.get(UPDATED_AT),
                row.get(UPDATED_BY),
                List.of());
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split(" "));
    }
}
