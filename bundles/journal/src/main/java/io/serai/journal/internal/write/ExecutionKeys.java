package io.serai.journal.internal.write;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.journal.internal.write.Write.Open;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** Which execution an idempotency key belongs to. */
final class ExecutionKeys {
    private record Owner(String tenant, String workflow) {}

    private record Key(Owner owner, String text) {}

    private ExecutionKeys() {}

    /**
     * Takes the keys of new executions for them.
     *
     * @return those of the writes that are not to be written, because there is an execution with their key, with its id
     */
    static Map<Write, String> take(DSLContext sql, List<Write> writes) {
        Map<Owner, List<Open>> keyed = new LinkedHashMap<>();
        for (Write write : writes) {
            if (write instanceof Open open && open.idempotencyKey() != null) {
                Owner owner = new Owner(open.version().tenant(), open.version().workflow());
                keyed.computeIfAbsent(owner, key -> new ArrayList<>()).add(open);
            }
        }
        Map<Write, String> earlier = new IdentityHashMap<>();
        BatchBindStep taken = null;
        for (Map.Entry<Owner, List<Open>> one : keyed.entrySet()) {
            Owner owner = one.getKey();
            Map<Key, String> known = known(sql, owner, one.getValue());
            for (Open open : one.getValue()) {
                String id = known.putIfAbsent(key(owner, open), open.id());
                if (id != null) {
                    earlier.put(open, id);
                    continue;
                }
                taken = (taken == null
                                ? sql.batch(sql.insertInto(
                                                EXECUTION_KEYS, TENANT, WORKFLOW_ID, IDEMPOTENCY_KEY, EXECUTION_ID)
                                        .values((String) null, null, null, null))
                                : taken)
                        .bind(owner.tenant(), owner.workflow(), open.idempotencyKey(), open.id());
            }
        }
        if (taken != null) {
            taken.execute();
        }
        return earlier;
    }

    private static Map<Key, String> known(DSLContext sql, Owner owner, List<Open> opens) {
        List<String> texts = opens.stream().map(Open::idempotencyKey).distinct().toList();
        Map<Key, String> known = new HashMap<>();
        sql.select(IDEMPOTENCY_KEY, EXECUTION_ID)
                .from(EXECUTION_KEYS)
                .where(TENANT.eq(owner.tenant()))
                .and(WORKFLOW_ID.eq(owner.workflow()))
                .and(IDEMPOTENCY_KEY.in(texts))
                .forEach(row -> known.put(new Key(owner, row.get(IDEMPOTENCY_KEY)), row.get(EXECUTION_ID)));
        return known;
    }

    private static Key key(Owner owner, Open open) {
        return new Key(owner, Objects.requireNonNull(open.idempotencyKey()));
    }
}
