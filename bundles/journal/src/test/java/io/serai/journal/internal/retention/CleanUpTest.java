package io.serai.journal.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.store.Database;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import io.serai.store.Times;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CleanUpTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));

    private static int number;

    /** An id of that time; tests have their own order. */
    private static String id(Instant begun) {
        String lowest = Ids.lowestAt(begun);
        return lowest.substring(0, 24) + String.format("%012d", ++number);
    }

    private static String execution(Database database, Instant begun, String status, Instant ended) {
        String id = id(begun);
        database.transact(sql -> {
            sql.insertInto(DSL.table("executions"))
                    .set(DSL.field("id", String.class), id)
                    .set(DSL.field("tenant", String.class), "acme")
                    .set(DSL.field("workflow_id", String.class), "w")
                    .set(DSL.field("workflow_name", String.class), "w")
                    .set(DSL.field("version", Integer.class), 1)
                    .set(DSL.field("status", String.class), status)
                    .set(DSL.field("trigger_kind", String.class), "manual")
                    .set(DSL.field("priority", Integer.class), 3)
                    .set(DSL.field("idempotency_key", String.class), "key-" + id)
                    .set(DSL.field("created_at", Times.TIMESTAMP), begun)
                    .set(DSL.field("ended_at", Times.TIMESTAMP), ended)
                    .set(DSL.field("owner", String.class), "test")
                    .execute();
            sql.insertInto(DSL.table("journal"))
                    .set(DSL.field("execution_id", String.class), id)
                    .set(DSL.field("seq", Integer.class), 1)
                    .set(DSL.field("tenant", String.class), "acme")
                    .set(DSL.field("entries", byte[].class), new byte[] {1})
                    .execute();
            sql.insertInto(DSL.table("payloads"))
                    .set(DSL.field("id", String.class), id)
                    .set(DSL.field("execution_id", String.class), id)
                    .set(DSL.field("tenant", String.class), "acme")
                    .set(DSL.field("content", byte[].class), new byte[] {1})
                    .execute();
            return sql.insertInto(DSL.table("execution_keys"))
                    .set(DSL.field("tenant", String.class), "acme")
                    .set(DSL.field("workflow_id", String.class), "w")
                    .set(DSL.field("idempotency_key", String.class), "key-" + id)
                    .set(DSL.field("execution_id", String.class), id)
                    .execute();
        });
        return id;
    }

    private static void firing(Database database, String schedule, Instant at, String outcome) {
        database.transact(sql -> sql.insertInto(DSL.table("schedule_runs"))
                .set(DSL.field("id", String.class), id(at))
                .set(DSL.field("tenant", String.class), "acme")
                .set(DSL.field("schedule_id", String.class), schedule)
                .set(DSL.field("due_at", Times.TIMESTAMP), at)
                .set(DSL.field("fired_at", Times.TIMESTAMP), at)
                .set(DSL.field("manual", Integer.class), 0)
                .set(DSL.field("node", String.class), "one")
                .set(DSL.field("attempts", Integer.class), 1)
                .set(DSL.field("outcome", String.class), outcome)
                .execute());
    }

    private static List<String> left(Database database, String table, String column) {
        return database.read(sql -> sql.select(DSL.field(column, String.class))
                .from(DSL.table(table))
                .fetch(DSL.field(column, String.class)));
    }

    private static CleanUp cleanUp(Database database, Archive archive, int days) {
        return new CleanUp(new OldExecutions(database), archive, days, () -> NOW, new SeenKeys(database), 30);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatEndedLongAgoGoesWithAllThatBelongsToIt(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            for (int i = 0; i < 250; i++) {
                execution(database, LONG_AGO.plusSeconds(i), "COMPLETED", LONG_AGO.plusSeconds(i + 1));
            }
            String waiting = execution(database, LONG_AGO, "WAITING", null);
            String slow = execution(database, LONG_AGO, "FAILED", NOW.minus(Duration.ofDays(80)));
            String young = execution(database, NOW.minusSeconds(60), "COMPLETED", NOW.minusSeconds(50));

            String words = cleanUp(database, null, 90).run();

            assertThat(words).startsWith("250 executions and 0 firings");
            for (String table : List.of("journal", "payloads", "execution_keys")) {
                assertThat(left(database, table, "execution_id")).containsExactlyInAnyOrder(waiting, slow, young);
            }
            assertThat(left(database, "executions", "id")).containsExactlyInAnyOrder(waiting, slow, young);
            assertThat(cleanUp(database, null, 90).run()).startsWith("0 executions");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasBegunAgainMeanwhileStays(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            OldExecutions old = new OldExecutions(database);
            String gone = execution(database, LONG_AGO, "FAILED", LONG_AGO);
            String again = execution(database, LONG_AGO, "FAILED", LONG_AGO);
            Instant before = NOW.minus(Duration.ofDays(90));
            List<OldExecutions.Old> portion = old.below(OldExecutions.firstBound(before), before, 10);
            assertThat(portion).extracting(OldExecutions.Old::id).containsExactly(again, gone);
            database.transact(sql -> sql.update(DSL.table("executions"))
                    .set(DSL.field("status", String.class), "RUNNING")
                    .where(DSL.field("id", String.class).eq(again))
                    .execute());

            assertThat(old.remove(portion, before)).isEqualTo(1);

            assertThat(left(database, "executions", "id")).containsExactly(again);
            assertThat(left(database, "journal", "execution_id")).containsExactly(again);
            assertThat(left(database, "execution_keys", "execution_id")).containsExactly(again);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLastSuccessOfAScheduleStays(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            firing(database, "s", LONG_AGO, "COMPLETED");
            firing(database, "s", LONG_AGO.plusSeconds(1), "COMPLETED");
            firing(database, "s", LONG_AGO.plusSeconds(2), "FAILED");
            firing(database, "s", LONG_AGO.plusSeconds(3), "RUNNING");
            firing(database, "s", NOW, "FAILED");
            assertThat(cleanUp(database, null, 90).run()).startsWith("0 executions and 2 firings");
            assertThat(left(database, "schedule_runs", "outcome"))
                    .containsExactlyInAnyOrder("COMPLETED", "RUNNING", "FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void zeroDaysKeepEverything(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            execution(database, LONG_AGO, "COMPLETED", LONG_AGO);
            assertThat(cleanUp(database, null, 0).run()).contains("for ever");
            assertThat(left(database, "executions", "id")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theArchiveHasEachOfThemWithItsSteps(Engine engine, @TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            for (int i = 0; i < 120; i++) {
                execution(database, LONG_AGO.plusSeconds(i), "COMPLETED", LONG_AGO.plusSeconds(i + 1));
            }
            Archive archive = new Archive(new TwoSteps(), folder.resolve("archive"));
            assertThat(cleanUp(database, archive, 90).run()).contains("archived");
            Path file = folder.resolve("archive/executions-2026-11-21.jsonl.gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                assertThat(lines)
                        .hasSize(120)
                        .allSatisfy(line -> assertThat(line)
                                .startsWith("{\"execution\":{\"id\":\"")
                                .contains(
                                        "\"workflowName\":\"acme\"",
                                        "\"createdAt\":\"2026-11-21T03:00:00Z\"",
                                        "/a",
                                        "/b"));
            }
        }
    }

    /** Each has two steps, on two pages. */
    private static final class TwoSteps implements Executions {
        @Override
        public Page<Execution> list(ExecutionFilter filter, PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Execution get(String id) {
            return new Execution(
                    id,
                    "w",
                    CallContext.currentCaller().tenant(),
                    1,
                    Map.of(),
                    ExecutionStatus.COMPLETED,
                    new Trigger("manual", null, null),
                    3,
                    Map.of("in", 1),
                    null,
                    null,
                    NOW,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        @Override
        public Page<Step> steps(String id, PageRequest page) {
            return page.cursor() == null ? new Page<>(List.of(step("/a")), "1") : new Page<>(List.of(step("/b")), null);
        }

        private static Step step(String path) {
            return new Step(path, "n", "log", null, false, StepStatus.COMPLETED, 1, NOW, 1, null, null, null, null);
        }

        @Override
        public Map<ExecutionStatus, Long> counts(Instant since) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "DERBY")
    void itSaysWhatItIs(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            CleanUp task = cleanUp(database, null, 30);
            assertThat(task.name()).isEqualTo("clean-up");
            assertThat(task.cron()).isEqualTo("0 3 * * *");
            assertThat(task.description()).contains("30 days");
            assertThat(Set.of(engine)).isNotEmpty();
        }
    }
}
