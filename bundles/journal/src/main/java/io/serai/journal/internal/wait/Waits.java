package io.serai.journal.internal.wait;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.selectOne;

import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Notes;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The waits of all executions, in the store. Each is decided once: whoever comes second changes nothing. */
public final class Waits {
    private static final String OPEN = "OPEN";
    private static final String DECIDED = "DECIDED";

    private final Database database;

    public Waits(Database database) {
        this.database = database;
    }

    /** A wait whose execution can go on. */
    public record Over(String execution, String path, Decision decision) {}

    /** When the next wait ends by itself; null if none does. */
    public @Nullable Instant nextDue() {
        var due = database.read(
                sql -> sql.select(min(DUE_AT)).from(WAITS).where(STATE.eq(OPEN)).fetchOne(min(DUE_AT)));
        return due == null ? null : Times.fromDb(due);
    }

    /** Ends what is due, up to a number of waits; together, so that a crash loses none. */
    public List<Over> endDue(Instant now, int limit) {
        return database.transact(sql -> {
            List<Over> over = new ArrayList<>();
            for (Record wait : sql.select(ID, TENANT, EXECUTION_ID, PATH, KIND)
                    .from(WAITS)
                    .where(STATE.eq(OPEN))
                    .and(DUE_AT.le(Times.toDb(now)))
                    .orderBy(DUE_AT)
                    .limit(limit)
                    .fetch()) {
                boolean timer = wait.get(KIND).equals(Wait.Kind.TIMER.name());
                end(sql, wait, new Decision(timer ? "fired" : "timed-out", null, null, null, now), over);
            }
            return over;
        });
    }

    /** Ends the waits for an execution that has ended. */
    public List<Over> ended(String execution, Decision decision) {
        return endAll(KIND.eq(Wait.Kind.EXECUTION.name()).and(SUBJECT.eq(execution)), decision);
    }

    /** Ends the waits for an event. */
    public List<Over> received(String tenant, List<String> subjects, Decision decision) {
        return endAll(KIND.eq(Wait.Kind.EVENT.name()).and(TENANT.eq(tenant)).and(SUBJECT.in(subjects)), decision);
    }

    /** Ends the waits for money. */
    public List<Over> funded(String tenant, String subject, Decision decision) {
        return endAll(KIND.eq(Wait.Kind.BUDGET.name()).and(TENANT.eq(tenant)).and(SUBJECT.eq(subject)), decision);
    }

    private List<Over> endAll(Condition which, Decision decision) {
        return database.transact(sql -> {
            List<Over> over = new ArrayList<>();
            for (Record wait : sql.select(ID, TENANT, EXECUTION_ID, PATH, KIND)
                    .from(WAITS)
                    .where(which)
                    .and(STATE.eq(OPEN))
                    .fetch()) {
                end(sql, wait, decision, over);
            }
            return over;
        });
    }

    /**
     * Decides one wait.
     *
     * @return null if it was decided before
     */
    public @Nullable Over decide(String id, Decision decision) {
        return database.transact(sql -> {
            List<Over> over = new ArrayList<>();
            Record wait = sql.select(ID, TENANT, EXECUTION_ID, PATH, KIND)
                    .from(WAITS)
                    .where(ID.eq(id))
                    .fetchOne();
            if (wait != null) {
                end(sql, wait, decision, over);
            }
            return over.isEmpty() ? null : over.get(0);
        });
    }

    /** The open waits for executions that have ended without telling: the hub died in between. */
    public List<String> forgottenSubjects() {
        return database.read(sql -> sql.select(SUBJECT)
                .from(WAITS)
                .where(KIND.eq(Wait.Kind.EXECUTION.name()))
                .and(STATE.eq(OPEN))
                .andExists(selectOne()
                        .from(EXECUTIONS)
                        .where(field("executions.id", String.class).eq(field("waits.subject", String.class)))
                        .and(ENDED_AT.isNotNull()))
                .fetch(SUBJECT));
    }

    /** What a cancelled execution waited for is over. */
    public void drop(String execution) {
        database.transact(sql -> sql.update(WAITS)
                .set(STATE, DECIDED)
                .set(VERDICT, "cancelled")
                .set(DECIDED_AT, Times.toDb(Instant.now()))
                .where(EXECUTION_ID.eq(execution))
                .and(STATE.eq(OPEN))
                .execute());
    }

    private static void end(DSLContext sql, Record wait, Decision decision, List<Over> over) {
        int changed = sql.update(WAITS)
                .set(STATE, DECIDED)
                .set(VERDICT, decision.verdict())
                .set(DECIDED_BY, decision.by())
                .set(REMARK, decision.comment())
                .set(DECISION_DATA, decision.data() == null ? null : Payloads.text(decision.data()))
                .set(DECIDED_AT, Times.toDb(decision.at()))
                .where(ID.eq(wait.get(ID)))
                .and(STATE.eq(OPEN))
                .execute();
        if (changed == 1) {
            Notes.add(sql, wait.get(TENANT), wait.get(EXECUTION_ID), note(wait, decision));
            over.add(new Over(wait.get(EXECUTION_ID), wait.get(PATH), decision));
        }
    }

    private static Note note(Record wait, Decision decision) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("wait", wait.get(ID));
        data.put("verdict", decision.verdict());
        if (decision.by() != null) {
            data.put("by", decision.by());
        }
        if (decision.comment() != null) {
            data.put("comment", decision.comment());
        }
        String type =
                switch (Wait.Kind.valueOf(wait.get(KIND))) {
                    case APPROVAL -> "approval.decided";
                    case TIMER -> "wait.over";
                    case EXECUTION -> "child.ended";
                    case EVENT -> "event.came";
                    case BUDGET -> "budget.available";
                    default -> "wait.over";
                };
        return new Note(type, wait.get(PATH), data);
    }
}
