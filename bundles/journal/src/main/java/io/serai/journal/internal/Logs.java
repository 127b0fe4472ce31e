package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.StepStatus;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.record.LogLine;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Portion;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What the steps of executions logged, with the failures that the engine saw; written with the journal, and as long. */
public final class Logs {
    private final Database database;
    private final LiveRuns live;

    Logs(Database database, LiveRuns live) {
        this.database = database;
        this.live = live;
    }

    /**
     * A line.
     *
     * @param seq its place, from 1
     * @param path the step that logged it
     */
    public record Line(
            int seq, Instant at, String level, @Nullable String path, String logger, String message) {}

    /** A page of the lines of an execution of the current caller's tenant, with those not written yet at the end. */
    public Page<Line> lines(String id, PageRequest page) {
        if (page.sort() != null && !page.sort().equals("seq")) {
            throw new InvalidInputException("page.sort", "Lines are in the order of seq, not of " + page.sort() + ".");
        }
        int after = History.number(page.cursor());
        List<Line> rest = all(id).stream()
                .filter(line -> line.seq() > after && matches(line, page.query()))
                .limit(page.limit() + 1L)
                .toList();
        boolean more = rest.size() > page.limit();
        List<Line> items = more ? rest.subList(0, page.limit()) : rest;
        return new Page<>(
                items, more ? String.valueOf(items.get(items.size() - 1).seq()) : null);
    }

    private static boolean matches(Line line, @Nullable String query) {
        return query == null
                || line.message().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT))
                || (line.path() != null && line.path().contains(query));
    }

    private List<Line> all(String id) {
        Run run = live.find(id); // memory first: what leaves it meanwhile is then in the store
        List<LogLine> unwritten = run == null ? List.of() : run.log.live();
        List<LogLine> lines = new ArrayList<>();
        database.read(sql -> {
            Record row = sql.select(ID, INPUT, RESULT)
                    .from(EXECUTIONS)
                    .where(ID.eq(id))
                    .and(TENANT.eq(CallContext.currentCaller().tenant()))
                    .fetchOne();
            if (row == null) {
                throw new NotFoundException("execution.not-found", "There is no execution " + id + ".");
            }
            sql.select(ENTRIES)
                    .from(JOURNAL)
                    .where(EXECUTION_ID.eq(id))
                    .orderBy(SEQ)
                    .fetch(ENTRIES)
                    .forEach(entries -> lines.addAll(of(StepCodec.unpack(entries, row.get(INPUT), Store.NONE))));
            if (row.get(RESULT) != null) {
                lines.addAll(of(StepCodec.unpack(row.get(RESULT), row.get(INPUT), Store.NONE)));
            }
            return Boolean.TRUE;
        });
        unwritten.stream().filter(line -> !lines.contains(line)).forEach(lines::add);
        List<Line> numbered = new ArrayList<>();
        for (LogLine line : lines) {
            numbered.add(
                    new Line(numbered.size() + 1, line.at(), line.level(), line.path(), line.logger(), line.message()));
        }
        return numbered;
    }

    private static List<LogLine> of(Portion portion) {
        List<LogLine> lines = new ArrayList<>(portion.logged());
        portion.steps().forEach(numbered -> {
            ExecutionError error = numbered.step().error();
            if (numbered.step().status() == StepStatus.FAILED && error != null) {
                Instant end = numbered.step().startedAt().plusNanos((long)
                        (numbered.step().durationMillis() * 1_000_000));
                lines.add(new LogLine(
                        java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, end),
                        "ERROR",
                        numbered.step().path(),
                        "serai",
                        error.type() + ": " + error.message()));
            }
        });
        lines.sort(Comparator.comparingLong(LogLine::micros));
        return lines;
    }
}
