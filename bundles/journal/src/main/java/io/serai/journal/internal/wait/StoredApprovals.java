package io.serai.journal.internal.wait;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.approval.Approval;
import io.serai.api.approval.Approval.Status;
import io.serai.api.approval.Approvals;
import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.event.EventBus;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.journal.internal.wait.Waits.Over;
import io.serai.store.Database;
import io.serai.store.Search;
import io.serai.store.Times;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Approvals: the waits of that kind, with who may decide them. */
public final class StoredApprovals implements Approvals {
    private static final int MAX_COMMENT = 2000;
    private static final Field<String> W_ID = field("w.id", String.class);
    private static final Field<LocalDateTime> W_CREATED = field("w.created_at", LocalDateTime.class);
    private static final Field<String> W_TENANT = field("w.tenant", String.class);

    private final Database database;
    private final Waits waits;
    private final Consumer<Over> deliver;
    private final EventBus events;

    public StoredApprovals(Database database, Waits waits, Consumer<Over> deliver, EventBus events) {
        this.database = database;
        this.waits = waits;
        this.deliver = deliver;
        this.events = events;
    }

    @Override
    public Page<Approval> list(@Nullable Boolean open, PageRequest page) {
        if (page.sort() != null && !page.sort().equals("-requestedAt")) {
            throw new InvalidInputException("page.sort", "Approvals sort by -requestedAt, not by " + page.sort() + ".");
        }
        Condition where = W_TENANT.eq(tenant());
        if (open != null) {
            where = where.and(open ? STATE.eq("OPEN") : STATE.ne("OPEN"));
        }
        if (page.query() != null) {
            where = where.and(Search.contains(SUBJECT, page.query()).or(Search.contains(WORKFLOW_NAME, page.query())));
        }
        if (page.cursor() != null) {
            where = where.and(W_ID.lt(page.cursor()));
        }
        List<Approval> rows = select(where, page.limit() + 1, false);
        boolean more = rows.size() > page.limit();
        List<Approval> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(items, more ? items.get(items.size() - 1).id() : null);
    }

    @Override
    public Approval get(String id) {
        List<Approval> found = select(W_ID.eq(id).and(W_TENANT.eq(tenant())), 1, true);
        if (found.isEmpty()) {
            throw new NotFoundException("approval.not-found", "There is no approval " + id + ".");
        }
        return found.get(0);
    }

    private List<Approval> select(Condition where, int limit, boolean whole) {
        return database.read(sql -> sql.select(
                        W_ID,
                        EXECUTION_ID,
                        WORKFLOW_ID,
                        WORKFLOW_NAME,
                        PATH,
                        SUBJECT,
                        STATE,
                        DUE_AT,
                        ATTRIBUTES,
                        BODY,
                        W_CREATED,
                        DECIDED_AT,
                        DECIDED_BY,
                        VERDICT,
                        REMARK,
                        DECISION_DATA,
                        TRIGGER_CALLER)
                .from(table("waits w").join(table("executions e")).on("w.execution_id = e.id"))
                .where(KIND.eq(Wait.Kind.APPROVAL.name()))
                .and(where)
                .orderBy(W_ID.desc())
                .limit(limit)
                .fetch(row -> approval(row, whole)));
    }

    private static Approval approval(Record row, boolean whole) {
        Map<?, ?> attributes = Payloads.tree(row.get(ATTRIBUTES)) instanceof Map<?, ?> map ? map : Map.of();
        byte[] body = row.get(BODY);
        String data = row.get(DECISION_DATA);
        return new Approval(
                row.get(W_ID),
                row.get(EXECUTION_ID),
                row.get(WORKFLOW_ID),
                row.get(WORKFLOW_NAME),
                row.get(PATH),
                row.get(SUBJECT),
                attributes.get("role") instanceof String role ? role : null,
                Boolean.TRUE.equals(attributes.get("fourEyes")),
                status(row.get(STATE), row.get(VERDICT)),
                Times.fromDb(row.get(W_CREATED)),
                row.get(TRIGGER_CALLER),
                time(row.get(DUE_AT)),
                time(row.get(DECIDED_AT)),
                row.get(DECIDED_BY),
                row.get(REMARK),
                data == null ? null : Payloads.tree(data),
                whole && body != null
                        ? Payloads.show(StepCodec.unpack(body, Store.NONE).output())
                        : null,
                fields(attributes.get("fields")));
    }

    private static List<Approval.Field> fields(@Nullable Object stored) {
        List<Approval.Field> fields = new ArrayList<>();
        if (stored instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> field
                        && field.get("name") instanceof String name
                        && field.get("type") instanceof String type) {
                    fields.add(new Approval.Field(name, type));
                }
            }
        }
        return fields;
    }

    private static @Nullable Instant time(@Nullable LocalDateTime time) {
        return time == null ? null : Times.fromDb(time);
    }

    private static Status status(String state, @Nullable String verdict) {
        if (state.equals("OPEN") || verdict == null) {
            return Status.OPEN;
        }
        return switch (verdict) {
            case "approved" -> Status.APPROVED;
            case "rejected" -> Status.REJECTED;
            case "timed-out" -> Status.TIMED_OUT;
            default -> Status.CANCELLED;
        };
    }

    @Override
    public Approval decide(String id, boolean approved, @Nullable String comment, @Nullable Object data) {
        Approval approval = open(id, CallContext.currentCaller());
        checkComment(comment);
        ApprovalData.check(approval.fields(), data);
        Over over = settle(id, approved, CallContext.currentCaller().name(), comment, data);
        if (over == null) {
            throw decided(get(id));
        }
        return tell(approval.id(), over);
    }

    /** An approval that this caller may decide now. */
    Approval open(String id, Caller caller) {
        Approval approval = get(id);
        if (approval.status() != Status.OPEN) {
            throw decided(approval);
        }
        if (approval.role() != null && !caller.may("role:" + approval.role().toLowerCase(Locale.ROOT))) {
            throw new ForbiddenException(
                    "approval.role", "Only people with the role " + approval.role() + " decide on this.");
        }
        if (fourEyesForbid(approval, caller.name())) {
            throw new ForbiddenException(
                    "approval.four-eyes", "You began this execution, so somebody else has to decide.");
        }
        return approval;
    }

    static boolean fourEyesForbid(Approval approval, String name) {
        return approval.fourEyes() && person(name).equals(person(approval.requestedBy()));
    }

    static void checkComment(@Nullable String comment) {
        if (comment != null && comment.length() > MAX_COMMENT) {
            throw new InvalidInputException(
                    "approval.comment", "The comment may have at most " + MAX_COMMENT + " characters.");
        }
    }

    /** Writes the decision; null if there was one before. The execution does not know before {@link #tell}. */
    @Nullable
    Over settle(String id, boolean approved, String by, @Nullable String comment, @Nullable Object data) {
        return waits.decide(id, new Decision(approved ? "approved" : "rejected", by, comment, data, Instant.now()));
    }

    /** Lets the execution go on with a decision that is durable. */
    Approval tell(String id, Over over) {
        deliver.accept(over);
        Approval now = get(id);
        events.publish(tenant(), "approvals", "approval.decided", () -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("id", id);
            facts.put("execution", now.execution());
            facts.put("name", now.name());
            facts.put("status", now.status().name());
            facts.put("by", String.valueOf(now.decidedBy()));
            return facts;
        });
        return now;
    }

    private static ConflictException decided(Approval approval) {
        return new ConflictException(
                "approval.decided",
                "It was decided before: " + approval.status()
                        + (approval.decidedBy() == null ? "." : " by " + approval.decidedBy() + "."));
    }

    /** A person's key is that person. */
    private static String person(@Nullable String caller) {
        if (caller == null) {
            return "";
        }
        int slash = caller.indexOf('/');
        return (slash < 0 ? caller : caller.substring(0, slash)).strip().toLowerCase(Locale.ROOT);
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
