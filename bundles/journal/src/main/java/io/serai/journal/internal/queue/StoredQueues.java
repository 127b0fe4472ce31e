package io.serai.journal.internal.queue;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.queue.Queue;
import io.serai.api.queue.QueueDraft;
import io.serai.api.queue.Queues;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.queue.QueueRepository.QueueRow;
import io.serai.store.Duplicates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Queues as people keep them. */
final class StoredQueues implements Queues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final QueueRepository queues;
    private final InstantSource clock;
    private final Runnable changed;

    /** @param changed called after each change, before the caller has the result */
    StoredQueues(QueueRepository queues, InstantSource clock, Runnable changed) {
        this.queues = queues;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public Page<Queue> list(PageRequest page) {
        if (page.sort() != null && !page.sort().equals("name")) {
            throw new InvalidInputException("page.sort", "Queues sort by name, not by " + page.sort() + ".");
        }
        if (page.cursor() == null) {
            row(QueueRepository.DEFAULT);
        }
        List<QueueRow> rows = queues.list(tenant(), page);
        boolean more = rows.size() > page.limit();
        List<QueueRow> items = more ? rows.subList(0, page.limit()) : rows;
        Map<String, Map<String, Long>> counts = queues.counts(tenant());
        return new Page<>(
                items.stream().map(row -> shown(row, counts)).toList(),
                more ? items.get(items.size() - 1).name() : null);
    }

    @Override
    public Queue get(String name) {
        return shown(row(name));
    }

    @Override
    public Queue create(QueueDraft draft) {
        if (draft == null) {
            throw new InvalidInputException("queue.draft", "The body must be a queue with a name.");
        }
        List<Violation> wrong = new ArrayList<>();
        String name = draft.name();
        if (name == null || !NAME.matcher(name).matches()) {
            wrong.add(new Violation("name", "must be 1 to 100 letters, digits, dots, dashes or underscores"));
        }
        limit(draft, wrong);
        throwIf(wrong);
        boolean active = draft.active() == null || draft.active();
        QueueRow row = fresh(
                String.valueOf(name),
                draft.concurrency(),
                active,
                CallContext.currentCaller().name());
        try {
            queues.insert(row);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("queue.exists", "There is a queue " + name + " already.");
            }
            throw e;
        }
        changed.run();
        return shown(row);
    }

    @Override
    public Queue update(String name, QueueDraft draft, @Nullable String etag) {
        QueueRow row = row(name);
        if (etag != null && !etag.equals(String.valueOf(row.revision()))) {
            throw stale();
        }
        List<Violation> wrong = new ArrayList<>();
        if (draft == null) {
            throw new InvalidInputException("queue.draft", "The body must be a queue.");
        }
        if (draft.name() != null && !draft.name().equals(name)) {
            wrong.add(new Violation("name", "cannot be changed, since workflows know the queue by it"));
        }
        limit(draft, wrong);
        throwIf(wrong);
        return write(row, draft.concurrency(), draft.active() == null ? row.active() : draft.active());
    }

    @Override
    public Queue activate(String name, boolean active) {
        QueueRow row = row(name);
        return row.active() == active ? shown(row) : write(row, row.concurrency(), active);
    }

    private Queue write(QueueRow before, @Nullable Integer concurrency, boolean active) {
        QueueRow next = before.with(
                concurrency, active, now(), CallContext.currentCaller().name());
        if (!queues.update(next, before.revision())) {
            throw stale();
        }
        changed.run();
        return shown(next);
    }

    @Override
    public void delete(String name) {
        if (name.equals(QueueRepository.DEFAULT)) {
            throw new ConflictException("queue.default", "The queue default always stays.");
        }
        Queue queue = shown(row(name));
        if (queue.queued() > 0) {
            throw new ConflictException(
                    "queue.in-use",
                    queue.queued() + " executions wait in the queue " + name + "; let them run or cancel them first.");
        }
        queues.delete(tenant(), name);
        changed.run();
    }

    private static void limit(QueueDraft draft, List<Violation> wrong) {
        Integer concurrency = draft.concurrency();
        if (concurrency != null && concurrency < 1) {
            wrong.add(new Violation("concurrency", "must be at least 1; to let nothing begin, deactivate the queue"));
        }
    }

    private static void throwIf(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            Violation first = wrong.get(0);
            throw new InvalidInputException(
                    "queue.draft", "The queue's " + first.field() + " " + first.message() + ".", wrong);
        }
    }

    private QueueRow row(String name) {
        QueueRow row = queues.find(tenant(), name).orElse(null);
        if (row != null) {
            return row;
        }
        if (!name.equals(QueueRepository.DEFAULT)) {
            throw new NotFoundException("queue.not-found", "There is no queue " + name + ".");
        }
        QueueRow made = fresh(name, null, true, "system"); // a tenant that has none yet
        try {
            queues.insert(made);
        } catch (DataAccessException e) {
            if (!Duplicates.isDuplicate(e)) {
                throw e;
            }
        }
        return queues.find(tenant(), name).orElse(made);
    }

    private QueueRow fresh(String name, @Nullable Integer concurrency, boolean active, String by) {
        Instant now = now();
        return new QueueRow(tenant(), name, concurrency, active, 1, now, now, by);
    }

    private static PreconditionException stale() {
        return new PreconditionException(
                "queue.changed-meanwhile", "Somebody changed this queue since you read it; read it again.");
    }

    private Queue shown(QueueRow row) {
        return shown(row, queues.counts(row.tenant()));
    }

    private static Queue shown(QueueRow row, Map<String, Map<String, Long>> counts) {
        Map<String, Long> own = counts.getOrDefault(row.name(), Map.of());
        return new Queue(
                row.name(),
                row.concurrency(),
                row.active(),
                own.getOrDefault("QUEUED", 0L),
                own.getOrDefault("RUNNING", 0L),
                row.createdAt(),
                row.updatedAt(),
                row.updatedBy(),
                String.valueOf(row.revision()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
