package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.journal.internal.write.Note;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an execution, in the order in which it was written: its beginning, its steps, what was noted beside
 * them, and its end. Only what is durable is told, so that what was told once stays as it was.
 */
public final class History {
    private static final List<Field<?>> FACTS = List.of(
            STATUS,
            WORKFLOW_ID,
            WORKFLOW_NAME,
            VERSION,
            TRIGGER_KIND,
            TRIGGER_NAME,
            TRIGGER_CALLER,
            CREATED_AT,
            ENDED_AT,
            DURATION_MICROS,
            PARENT_ID,
            ORIGIN_ID,
            ORIGIN_KIND,
            ERROR_TYPE,
            ERROR_MESSAGE,
            ERROR_PATH,
            ERROR_NODE,
            ERROR_CLASS,
            INPUT,
            RESULT);

    private final Database database;

    History(Database database) {
        this.database = database;
    }

    /**
     * Something that happened.
     *
     * @param seq its place, from 1
     * @param type {@code execution.…}, {@code step.…}, {@code approval.…}, {@code wait.…} or {@code child.…}
     * @param path the step that it is about; null for the execution as a whole
     */
    public record Event(
            int seq,
            Instant at,
            String type,
            @Nullable String path,
            @Nullable Object data) {}

    /** A page of the history of an execution of the current caller's tenant. */
    public Page<Event> events(String id, PageRequest page) {
        if (page.sort() != null && !page.sort().equals("seq")) {
            throw new InvalidInputException("page.sort", "Events are in the order of seq, not of " + page.sort() + ".");
        }
        int after = number(page.cursor());
        List<Event> rest = all(id).stream()
                .filter(event -> event.seq() > after && matches(event, page.query()))
                .limit(page.limit() + 1L)
                .toList();
        boolean more = rest.size() > page.limit();
        List<Event> items = more ? rest.subList(0, page.limit()) : rest;
        return new Page<>(
                items, more ? String.valueOf(items.get(items.size() - 1).seq()) : null);
    }

    private static boolean matches(Event event, @Nullable String query) {
        return query == null
                || event.type().contains(query.toLowerCase(Locale.ROOT))
                || (event.path() != null && event.path().contains(query));
    }

    /** Where a page begins, from what the one before said. */
    static int number(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("page.cursor", "That cursor is not one this list gave.");
        }
    }

    /** All of it, as far as it is durable. */
    List<Event> all(String id) {
        return database.read(sql -> {
            Record row = sql.select(FACTS)
                    .from(EXECUTIONS)
                    .where(ID.eq(id))
                    .and(TENANT.eq(CallContext.currentCaller().tenant()))
                    .fetchOne();
            if (row == null) {
                throw new NotFoundException("execution.not-found", "There is no execution " + id + ".");
            }
            Told told = new Told();
            told.add(beginning(row));
            boolean ended = row.get(ENDED_AT) != null;
            tell(sql, id, row.get(INPUT), ended ? row.get(RESULT) : null, told);
            if (ended) {
                told.add(ending(
                        ExecutionStatus.valueOf(row.get(STATUS)),
                        Times.fromDb(row.get(ENDED_AT)),
                        row.get(DURATION_MICROS) == null ? null : row.get(DURATION_MICROS) / 1000.0,
                        row.get(ERROR_TYPE) == null
                                ? null
                                : new ExecutionError(
                                        row.get(ERROR_TYPE),
                                        row.get(ERROR_MESSAGE),
                                        row.get(ERROR_PATH),
                                        row.get(ERROR_NODE),
                                        row.get(ERROR_CLASS))));
            }
            return told.events;
        });
    }

    /**
     * The portions of the journal, each after the notes from before its last step. A portion is read as a whole: what is
     * noted while its steps run is told before them if it was written before them, so that nothing told moves.
     */
    private static void tell(DSLContext sql, String id, byte @Nullable [] input, byte @Nullable [] result, Told told) {
        List<List<NumberedStep>> portions = new ArrayList<>();
        sql.select(ENTRIES)
                .from(JOURNAL)
                .where(EXECUTION_ID.eq(id))
                .orderBy(SEQ)
                .fetch(ENTRIES)
                .forEach(entries -> portions.add(
                        StepCodec.unpack(entries, input, Store.NONE).steps()));
        if (result != null) {
            portions.add(StepCodec.unpack(result, input, Store.NONE).steps());
        }
        List<? extends Record> notes = sql.select(HAPPENED_AT, EVENT_TYPE, PATH, DETAIL)
                .from(EVENTS)
                .where(EXECUTION_ID.eq(id))
                .orderBy(ID)
                .fetch();
        int next = 0;
        for (List<NumberedStep> steps : portions) {
            Instant last = steps.stream()
                    .map(step -> Told.at(step.step()))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            while (next < notes.size()
                    && Times.fromDb(notes.get(next).get(HAPPENED_AT)).isBefore(last)) {
                told.add(note(notes.get(next++)));
            }
            told.steps(steps);
        }
        while (next < notes.size()) {
            told.add(note(notes.get(next++)));
        }
    }

    private static Note note(Record row) {
        return new Note(Times.fromDb(row.get(HAPPENED_AT)), row.get(EVENT_TYPE), row.get(PATH), tree(row.get(DETAIL)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> tree(String json) {
        return Payloads.tree(json) instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }

    private static Note beginning(Record row) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("workflow", row.get(WORKFLOW_ID));
        data.put("workflowName", row.get(WORKFLOW_NAME));
        data.put("version", Math.max(0, row.get(VERSION)));
        data.put("trigger", row.get(TRIGGER_KIND));
        put(data, "triggerName", row.get(TRIGGER_NAME));
        put(data, "by", row.get(TRIGGER_CALLER));
        put(data, "parent", row.get(PARENT_ID));
        put(data, "of", row.get(ORIGIN_ID));
        put(data, "origin", row.get(ORIGIN_KIND));
        return new Note(Times.fromDb(row.get(CREATED_AT)), "execution.created", null, data);
    }

    /** The end of an execution. */
    static Note ending(
            ExecutionStatus status, Instant endedAt, @Nullable Double durationMillis, @Nullable ExecutionError error) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "durationMillis", durationMillis);
        put(data, "error", error == null ? null : facts(error));
        return new Note(
                endedAt,
                "execution." + status.name().toLowerCase(Locale.ROOT),
                error == null ? null : error.path(),
                data);
    }

    /** As it comes back from the store, too. */
    private static Map<String, Object> facts(ExecutionError error) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", error.type());
        facts.put("message", error.message());
        put(facts, "path", error.path());
        put(facts, "node", error.node());
        return facts;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    /** What has been told so far. */
    private static final class Told {
        final List<Event> events = new ArrayList<>();
        private final Set<String> open = new HashSet<>();

        void add(Note note) {
            events.add(new Event(
                    events.size() + 1,
                    note.at(),
                    note.type(),
                    note.path(),
                    note.data().isEmpty() ? null : note.data()));
        }

        /** The lines of a portion, as they ended; one that is open still is told once, however many passes see it so. */
        void steps(List<NumberedStep> steps) {
            steps.stream()
                    .filter(step -> !isOpen(step.step())
                            || open.add(step.number() + " " + step.step().status()))
                    .sorted(Comparator.comparing((NumberedStep step) -> at(step.step()))
                            .thenComparing(step -> isOpen(step.step()) ? 0 : 1)
                            .thenComparing(step -> -depth(step.step()))
                            .thenComparing(NumberedStep::number))
                    .forEach(step -> add(note(step.step())));
        }

        /** Of what ended in the same microsecond, inner steps ended first. */
        private static long depth(Step step) {
            return step.path().chars().filter(c -> c == '/').count();
        }

        private static boolean isOpen(Step step) {
            return step.status() == StepStatus.RUNNING || step.status() == StepStatus.WAITING;
        }

        private static Instant at(Step step) {
            return isOpen(step)
                    ? step.startedAt()
                    : step.startedAt().plusNanos((long) (step.durationMillis() * 1_000_000));
        }

        private static Note note(Step step) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("node", step.node());
            data.put("kind", step.kind());
            put(data, "label", step.label());
            data.put("effect", step.effect());
            data.put("attempt", step.attempt());
            data.put("startedAt", step.startedAt());
            if (!isOpen(step)) {
                data.put("durationMillis", step.durationMillis());
            }
            put(data, "error", step.error() == null ? null : facts(step.error()));
            String word = step.status() == StepStatus.RUNNING
                    ? "started"
                    : step.status().name().toLowerCase(Locale.ROOT);
            return new Note(at(step), "step." + word, step.path(), data);
        }
    }
}
