package io.serai.journal.internal.group;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.table;

import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.journal.internal.record.StepCodec.Packed;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The groups of all aggregators, in the store. A group is open, then closed as one execution; a step of an execution is
 * a member once, however often it asks.
 */
public final class Groups {
    private static final Table<Record> GROUPS = table("step_groups");
    private static final Table<Record> MEMBERS = table("group_members");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> WORKFLOW = field("workflow_id", String.class);
    private static final Field<Integer> VERSION = field("version", Integer.class);
    private static final Field<String> STEP = field("step", String.class);
    private static final Field<String> KEY = field("group_key", String.class);
    private static final Field<String> SHOWN_KEY = field("shown_key", String.class);
    private static final Field<String> CLOSED_AS = field("closed_as", String.class);
    private static final Field<Integer> COUNT = field("members", Integer.class);
    private static final Field<String> REASON = field("reason", String.class);
    private static final Field<Instant> DUE_AT = field("due_at", Times.TIMESTAMP);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    private static final Field<String> OPENED = field("opened_as", String.class);
    private static final Field<String> GROUP = field("group_id", String.class);
    private static final Field<String> EXECUTION = field("execution_id", String.class);
    private static final Field<String> PATH = field("path_digest", String.class);
    private static final Field<byte[]> CONTENT = field("content", byte[].class);
    private static final Table<Record> PAYLOADS = table("payloads");

    private static final String OPEN = "";
    private static final int TRIES = 20;
    /** A closed group whose execution has not been opened so far is tried again. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Database database;
    private final StepCodec.Store payloads;

    public Groups(Database database, StepCodec.Store payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /**
     * Who collects.
     *
     * @param key the group's key, cut to what the table takes
     */
    public record Where(String tenant, String workflow, int version, String step, String key, String shownKey) {}

    /** What comes in. */
    public record Member(String execution, String pathDigest, Outcome content) {}

    /** A group, with the execution that came last. */
    public record Group(
            String id,
            String tenant,
            String workflow,
            int version,
            String step,
            String key,
            boolean open,
            int members,
            @Nullable String reason) {}

    /** What the aggregator says of a group that has got a member. */
    public interface Judge {
        /** Why the group is complete; null if it is not. The members are read only where they are asked for. */
        @Nullable
        String complete(Group group, Function<Group, List<Outcome>> members);

        /** When the group is complete by itself, now that the member has come; null for never. */
        @Nullable
        Instant due(Instant now, @Nullable Instant before);
    }

    /** Adds a member; returns its group if that is complete now. */
    public @Nullable Group join(Where where, Member member, Judge judge) {
        for (int i = 1; ; i++) {
            try {
                return database.transact(sql -> tryToJoin(sql, where, member, judge));
            } catch (RuntimeException e) {
                if (!Duplicates.isDuplicate(e) || i == TRIES) {
                    throw e; // else somebody else opened the group in this moment
                }
            }
        }
    }

    private @Nullable Group tryToJoin(DSLContext sql, Where where, Member member, Judge judge) {
        boolean known = sql.fetchExists(sql.selectOne()
                .from(MEMBERS)
                .where(EXECUTION.eq(member.execution()))
                .and(PATH.eq(member.pathDigest())));
        if (known) {
            return null;
        }
        Instant now = Times.now();
        // first the row's lock, so that whoever comes at the same time waits
        int counted = sql.update(GROUPS)
                .set(COUNT, COUNT.plus(1))
                .set(VERSION, where.version())
                .where(TENANT.eq(where.tenant()))
                .and(WORKFLOW.eq(where.workflow()))
                .and(STEP.eq(where.step()))
                .and(KEY.eq(where.key()))
                .and(CLOSED_AS.eq(OPEN))
                .execute();
        if (counted == 0) {
            sql.insertInto(
                            GROUPS,
                            ID,
                            TENANT,
                            WORKFLOW,
                            VERSION,
                            STEP,
                            KEY,
                            SHOWN_KEY,
                            CLOSED_AS,
                            COUNT,
                            DUE_AT,
                            CREATED_AT)
                    .values(
                            Ids.next(),
                            where.tenant(),
                            where.workflow(),
                            where.version(),
                            where.step(),
                            where.key(),
                            where.shownKey(),
                            OPEN,
                            1,
                            null,
                            now)
                    .execute();
        }
        Record row = sql.select(ID, COUNT, DUE_AT)
                .from(GROUPS)
                .where(TENANT.eq(where.tenant()))
                .and(WORKFLOW.eq(where.workflow()))
                .and(STEP.eq(where.step()))
                .and(KEY.eq(where.key()))
                .and(CLOSED_AS.eq(OPEN))
                .fetchSingle();
        Group group = new Group(
                row.get(ID),
                where.tenant(),
                where.workflow(),
                where.version(),
                where.step(),
                where.shownKey(),
                true,
                row.get(COUNT),
                null);
        add(sql, group, member);
        String reason = judge.complete(group, this::members);
        if (reason != null) {
            close(sql, group.id(), reason);
            return new Group(
                    group.id(),
                    group.tenant(),
                    group.workflow(),
                    group.version(),
                    group.step(),
                    group.key(),
                    false,
                    group.members(),
                    reason);
        }
        Instant due = judge.due(now, row.get(DUE_AT));
        if (due != null) {
            sql.update(GROUPS).set(DUE_AT, due).where(ID.eq(group.id())).execute();
        }
        return null;
    }

    private static void add(DSLContext sql, Group group, Member member) {
        Packed packed = StepCodec.pack(Content.input(member.content()));
        sql.insertInto(MEMBERS, ID, TENANT, GROUP, EXECUTION, PATH, CONTENT)
                .values(
                        Ids.next(),
                        group.tenant(),
                        group.id(),
                        member.execution(),
                        member.pathDigest(),
                        packed.entries())
                .execute();
        packed.stored()
                .forEach(stored -> sql.insertInto(PAYLOADS, ID, TENANT, EXECUTION, CONTENT)
                        .values(stored.id(), group.tenant(), member.execution(), stored.data())
                        .execute());
    }

    private static int close(DSLContext sql, String group, String reason) {
        return sql.update(GROUPS)
                .set(CLOSED_AS, group)
                .set(REASON, reason)
                .set(DUE_AT, Times.now().plus(AGAIN))
                .where(ID.eq(group))
                .and(CLOSED_AS.eq(OPEN))
                .execute();
    }

    /** What its members brought, in the order in which they came. */
    public List<Outcome> members(Group group) {
        return database.read(sql -> sql
                .select(CONTENT)
                .from(MEMBERS)
                .where(GROUP.eq(group.id()))
                .and(CONTENT.isNotNull())
                .orderBy(ID)
                .fetch(CONTENT)
                .stream()
                .map(content -> StepCodec.unpack(content, payloads).outcomes().get(0))
                .toList());
    }

    /** The execution of its latest member. */
    public @Nullable String latestMember(Group group) {
        return database.read(sql -> sql.select(EXECUTION)
                .from(MEMBERS)
                .where(GROUP.eq(group.id()))
                .orderBy(ID.desc())
                .limit(1)
                .fetchOne(EXECUTION));
    }

    /** Groups that are complete by their time, or whose execution is still to be opened; those are tried again later. */
    public List<Group> due(Instant now, String reason, int limit) {
        return database.transact(sql -> {
            List<Group> due = sql.select(ID, TENANT, WORKFLOW, VERSION, STEP, SHOWN_KEY, CLOSED_AS, COUNT, REASON)
                    .from(GROUPS)
                    .where(DUE_AT.le(now))
                    .orderBy(DUE_AT)
                    .limit(limit)
                    .fetch(row -> new Group(
                            row.get(ID),
                            row.get(TENANT),
                            row.get(WORKFLOW),
                            row.get(VERSION),
                            row.get(STEP),
                            row.get(SHOWN_KEY),
                            row.get(CLOSED_AS).isEmpty(),
                            row.get(COUNT),
                            row.get(REASON) == null ? reason : row.get(REASON)));
            for (Group group : due) {
                if (group.open()) {
                    close(sql, group.id(), reason);
                } else {
                    sql.update(GROUPS)
                            .set(DUE_AT, Times.now().plus(AGAIN))
                            .where(ID.eq(group.id()))
                            .execute();
                }
            }
            return due;
        });
    }

    /** When the next is due; null if none is. */
    public @Nullable Instant nextDue() {
        return database.read(sql -> sql.select(min(DUE_AT)).from(GROUPS).fetchOne(min(DUE_AT)));
    }

    /** The group's execution is there; what its members brought is not needed any more. Null if it is discarded. */
    public void opened(Group group, @Nullable String execution) {
        database.transact(sql -> {
            sql.update(GROUPS)
                    .setNull(DUE_AT)
                    .set(OPENED, execution)
                    .where(ID.eq(group.id()))
                    .execute();
            return sql.update(MEMBERS)
                    .setNull(CONTENT)
                    .where(GROUP.eq(group.id()))
                    .execute();
        });
    }

    /** The group cannot be opened: it stays in the store, and nobody tries again. */
    public void failed(Group group) {
        database.transact(sql -> sql.update(GROUPS)
                .setNull(DUE_AT)
                .set(REASON, "failed")
                .where(ID.eq(group.id()))
                .execute());
    }
}
