package io.serai.journal.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.queue.Queue;
import io.serai.api.queue.QueueDraft;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.store.Database;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import io.serai.store.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredQueuesTest {
    private int changes;

    private static <T> T as(String tenant, Supplier<T> work) {
        return new CallContext(Caller.system(tenant), "test", null, null).call(work);
    }

    private QueueOperations rest(Database database) {
        return new QueueOperations(
                new StoredQueues(new QueueRepository(database), InstantSource.system(), () -> changes++));
    }

    private static void execution(Database database, String queue, String status) {
        database.transact(sql -> sql.insertInto(DSL.table("executions"))
                .set(DSL.field("id", String.class), Ids.next())
                .set(DSL.field("tenant", String.class), "default")
                .set(DSL.field("workflow_id", String.class), "w")
                .set(DSL.field("workflow_name", String.class), "w")
                .set(DSL.field("version", Integer.class), 1)
                .set(DSL.field("status", String.class), status)
                .set(DSL.field("queue_name", String.class), queue)
                .set(DSL.field("trigger_kind", String.class), "manual")
                .set(DSL.field("priority", Integer.class), 3)
                .set(DSL.field("created_at", Times.TIMESTAMP), Instant.EPOCH)
                .set(DSL.field("owner", String.class), "test")
                .execute());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void queuesAreKeptChangedAndCounted(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            QueueOperations rest = rest(database);
            Queue mail = as("default", () -> rest.create(new QueueDraft("mail", 2, null)));
            assertThat(mail.active()).isTrue();
            assertThat(changes).isEqualTo(1);
            execution(database, "mail", "QUEUED");
            execution(database, "mail", "RUNNING");
            execution(database, "mail", "COMPLETED");
            execution(database, null, "RUNNING");

            var page = as("default", () -> rest.list(1, null, null, null));
            assertThat(page.items()).singleElement().satisfies(queue -> {
                assertThat(queue.name()).isEqualTo("default");
                assertThat(queue.running()).isEqualTo(1);
                assertThat(queue.concurrency()).isNull();
            });
            assertThat(as("default", () -> rest.list(1, page.next(), null, null))
                            .items())
                    .singleElement()
                    .satisfies(queue -> {
                        assertThat(queue.queued()).isEqualTo(1);
                        assertThat(queue.running()).isEqualTo(1);
                    });
            assertThat(as("default", () -> rest.list(null, null, "AIL", "name")).items())
                    .hasSize(1);
            assertThat(as("other", () -> rest.list(null, null, null, null)).items())
                    .extracting(Queue::name)
                    .containsExactly("default");

            Queue off = as("default", () -> rest.deactivate("mail"));
            assertThat(off.active()).isFalse();
            assertThat(as("default", () -> rest.deactivate("mail")).etag()).isEqualTo(off.etag());
            assertThat(as("default", () -> rest.activate("mail")).active()).isTrue();
            assertThatThrownBy(() ->
                            as("default", () -> rest.update("mail", off.etag(), new QueueDraft(null, 3, null))))
                    .isInstanceOf(PreconditionException.class);
            assertThat(as("default", () -> rest.update("mail", null, new QueueDraft("mail", null, null)))
                            .concurrency())
                    .isNull();
            assertThatThrownBy(() -> as("default", () -> {
                        rest.delete("mail");
                        return null;
                    }))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("1 executions");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsWrongIsRefused(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            QueueOperations rest = rest(database);
            assertThatThrownBy(() -> as("default", () -> rest.create(new QueueDraft("a b", 0, null))))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.violations()).hasSize(2));
            as("default", () -> rest.create(new QueueDraft("mail", null, false)));
            assertThatThrownBy(() -> as("default", () -> rest.create(new QueueDraft("mail", null, null))))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(() -> as("default", () -> rest.update("mail", null, new QueueDraft("post", null, null))))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> as("default", () -> {
                        rest.delete("default");
                        return null;
                    }))
                    .isInstanceOf(ConflictException.class);
            as("default", () -> {
                rest.delete("mail");
                return null;
            });
            assertThatThrownBy(() -> as("default", () -> rest.get("mail"))).isInstanceOf(NotFoundException.class);
        }
    }
}
