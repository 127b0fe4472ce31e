package io.serai.journal.internal.deadletter;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.DeadLetters;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The failed executions of the store that nobody has let go on or discarded. */
public final class StoredDeadLetters implements DeadLetters {
    private final Database database;
    private final Executions executions;
    private final ExecutionControl control;
    private final Consumer<String> changed;

    /** @param changed hears of a tenant with fewer dead letters than before; must return at once */
    public StoredDeadLetters(
            Database database, Executions executions, ExecutionControl control, Consumer<String> changed) {
        this.database = database;
        this.executions = executions;
        this.control = control;
        this.changed = changed;
    }

    @Override
    public Page<Execution> list(@Nullable String workflow, PageRequest page) {
        return executions.list(ExecutionFilter.deadLettersOf(workflow), page);
    }

    @Override
    public Execution requeue(String id) {
        Execution execution = executions.get(id);
        if (execution.status() != ExecutionStatus.FAILED) {
            throw notDead(execution);
        }
        Execution queued = control.retry(id, null);
        changed.accept(tenant());
        return queued;
    }

    @Override
    public int requeue(Collection<String> ids) {
        int requeued = 0;
        for (String id : new LinkedHashSet<>(ids)) {
            try {
                requeue(id);
                requeued++;
            } catch (NotFoundException | ConflictException e) {
                continue; // somebody else was faster; the caller sees it in the number
            }
        }
        return requeued;
    }

    @Override
    public int requeueAll(@Nullable String workflow) {
        int requeued = 0;
        int left = AT_ONCE;
        String cursor = null;
        do {
            // downwards from the newest: what fails again meanwhile keeps its id, and is not met twice
            Page<Execution> page =
                    list(workflow, PageRequest.of(Math.min(left, PageRequest.MAX_LIMIT), cursor, null, null));
            requeued += requeue(page.items().stream().map(Execution::id).toList());
            left -= page.items().size();
            cursor = page.next();
        } while (cursor != null && left > 0);
        return requeued;
    }

    @Override
    public void discard(String id) {
        Execution execution = executions.get(id);
        int discarded = database.transact(sql -> sql.update(EXECUTIONS)
                .set(DISCARDED_AT, Times.toDb(Instant.now()))
                .where(ID.eq(id))
                .and(TENANT.eq(tenant()))
                .and(STATUS.eq(ExecutionStatus.FAILED.name()))
                .and(DISCARDED_AT.isNull())
                .execute());
        if (discarded == 0) {
            throw notDead(execution);
        }
        changed.accept(tenant());
    }

    private static ConflictException notDead(Execution execution) {
        return new ConflictException(
                "execution.not-failed",
                execution.status() == ExecutionStatus.FAILED
                        ? "The execution was discarded already."
                        : "Only a failed execution is a dead letter; this one is " + execution.status() + ".");
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
