package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Times;
import io.serai.store.account.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Gives back what is set aside for calls that never ended: their execution has, or their process died. Most of it is
 * given back with the execution's end already.
 */
final class Orphans {
    static final Table<Record> EXECUTIONS = table("executions");
    static final Field<Instant> ENDED_AT = field("ended_at", Times.TIMESTAMP);

    private static final Duration ENDS_LATE = Duration.ofMinutes(1);
    /** No call takes so long. */
    private static final Duration LONGEST_CALL = Duration.ofHours(1);

    private final Database database;

    Orphans(Database database) {
        this.database = database;
    }

    /** @return how many reservations are gone */
    int release(Instant now) {
        Condition ended = EXECUTION_ID
                .isNotNull()
                .and(RESERVED_AT.lt(now.minus(ENDS_LATE)))
                .andExists(selectOne()
                        .from(EXECUTIONS)
                        .where(field("executions.id", String.class)
                                .eq(field("reservations.execution_id", String.class)))
                        .and(ENDED_AT.isNotNull()));
        Condition lost = RESERVED_AT
                .lt(now.minus(LONGEST_CALL))
                .andNotExists(selectOne()
                        .from(EXECUTIONS)
                        .where(field("executions.id", String.class)
                                .eq(field("reservations.execution_id", String.class))));
        List<String> keys = database.read(sql -> sql.selectDistinct(CHARGE_KEY)
                .from(RESERVATIONS)
                .where(ended.or(lost))
                .fetch(CHARGE_KEY));
        int released = 0;
        for (String key : keys) {
            released += database.transact(sql -> Ledger.giveBack(sql, CHARGE_KEY.eq(key)));
        }
        return released;
    }
}
