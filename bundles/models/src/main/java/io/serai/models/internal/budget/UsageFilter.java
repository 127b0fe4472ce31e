package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;

import io.serai.api.error.InvalidInputException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Which charges; what is null does not matter. */
record UsageFilter(
        @Nullable String execution,
        @Nullable String workflow,
        @Nullable String agent,
        @Nullable String person,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String from,
        @Nullable String to) {

    Condition of(String tenant) {
        Condition where = TENANT.eq(tenant);
        where = is(where, EXECUTION_ID, execution);
        where = is(where, WORKFLOW_ID, workflow);
        where = is(where, AGENT, agent);
        where = is(where, PERSON, person);
        where = is(where, MODEL, model);
        where = is(where, PROVIDER, provider);
        if (from != null) {
            where = where.and(CHARGED_AT.ge(time("from", from)));
        }
        if (to != null) {
            where = where.and(CHARGED_AT.lt(time("to", to)));
        }
        return where;
    }

    private static Condition is(Condition where, Field<String> field, @Nullable String value) {
        return value == null ? where : where.and(field.eq(value));
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    "usage.time", name + " must be a time such as 2026-01-31T00:00:00Z, not '" + text + "'.");
        }
    }
}
