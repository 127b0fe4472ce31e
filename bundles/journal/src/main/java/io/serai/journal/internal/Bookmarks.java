package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.Executions;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.History.Event;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Places in executions that people want to find again: their own, and each change of status as a milestone. */
public final class Bookmarks {
    private static final int MAX_LABEL = 200;
    private static final Table<Record> TABLE = table("execution_bookmarks");
    private static final Field<String> LABEL = field("label", String.class);
    private static final Field<String> CREATED_BY = field("created_by", String.class);
    private static final Field<Instant> CREATED = field("created_at", Times.TIMESTAMP);

    private final Database database;
    private final Executions executions;
    private final History history;

    Bookmarks(Database database, Executions executions, History history) {
        this.database = database;
        this.executions = executions;
        this.history = history;
    }

    /** Whose a bookmark is. */
    public enum Kind {
        BOOKMARK,
        MILESTONE
    }

    /**
     * A place in an execution.
     *
     * @param at the step's path; null for a milestone of the execution as a whole
     * @param time when it was made; of a milestone, when it happened
     */
    public record Bookmark(
            String id,
            Kind kind,
            @Nullable String at,
            String label,
            Instant time,
            @Nullable String by) {}

    /** All of an execution of the current caller's tenant, by time; pages end where the caller says. */
    public Page<Bookmark> list(String id, PageRequest page) {
        executions.get(id);
        List<Bookmark> all = new ArrayList<>(database.read(sql -> sql.select(ID, PATH, LABEL, CREATED, CREATED_BY)
                .from(TABLE)
                .where(EXECUTION_ID.eq(id))
                .orderBy(ID)
                .fetch(row -> new Bookmark(
                        row.value1(), Kind.BOOKMARK, row.value2(), row.value3(), row.value4(), row.value5()))));
        for (Event event : history.all(id)) {
            if (event.type().startsWith("execution.")) {
                all.add(new Bookmark(
                        "milestone-" + event.seq(), Kind.MILESTONE, event.path(), event.type(), event.at(), null));
            }
        }
        all.sort(Comparator.comparing(Bookmark::time));
        int from = Math.min(History.number(page.cursor()), all.size());
        int to = Math.min(from + page.limit(), all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    /** Marks a step that the execution has. */
    public Bookmark add(String id, String at, String label) {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new InvalidInputException(
                    "bookmark.label", "A bookmark has a label of at most " + MAX_LABEL + " characters.");
        }
        boolean known = history.all(id).stream().anyMatch(event -> at.equals(event.path()));
        if (!known) {
            throw new InvalidInputException(
                    "execution.no-such-step", "The execution has no step " + at + "; see its steps for their paths.");
        }
        Bookmark bookmark = new Bookmark(
                Ids.next(),
                Kind.BOOKMARK,
                at,
                label,
                Times.now(),
                CallContext.currentCaller().name());
        database.transact(sql -> sql.insertInto(TABLE, ID, TENANT, EXECUTION_ID, PATH, LABEL, CREATED, CREATED_BY)
                .values(
                        bookmark.id(),
                        CallContext.currentCaller().tenant(),
                        id,
                        at,
                        label,
                        bookmark.time(),
                        bookmark.by())
                .execute());
        return bookmark;
    }

    public void remove(String id, String bookmark) {
        executions.get(id);
        int removed = database.transact(sql -> sql.deleteFrom(TABLE)
                .where(EXECUTION_ID.eq(id))
                .and(ID.eq(bookmark))
                .execute());
        if (removed == 0) {
            throw new NotFoundException("bookmark.not-found", "The execution has no bookmark " + bookmark + ".");
        }
    }
}
