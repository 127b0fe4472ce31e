package io.serai.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditEntry.Action;
import io.serai.api.security.Caller;
import io.serai.security.internal.rest.AuditCalls;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTest {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void keepsChangesAtOnceAndReadsInGroups(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            IntStream.range(0, 120).forEach(i -> hub.audit.record(entry(Action.READ, "workflow-get", "w" + i, null)));
            hub.audit.record(
                    entry(Action.UPDATE, "workflow-update", "w1", "{\"text\":\"" + "x".repeat(40_000) + "\"}"));
            assertThat(AuditCalls.rows(hub.audit, "UPDATE", null, null).items())
                    .singleElement()
                    .satisfies(row -> assertThat(row.after()).hasSizeGreaterThan(40_000));

            hub.audit.close();
            assertThat(AuditCalls.rows(hub.audit, "read", null, null).items()).hasSize(50);
            var first = AuditCalls.rows(hub.audit, "READ", null, 100);
            assertThat(first.items()).hasSize(100);
            assertThat(AuditCalls.rows(hub.audit, "READ", first.next(), 100).items())
                    .hasSize(20)
                    .allMatch(row -> row.before() == null);
            assertThat(AuditCalls.search(hub.audit, "UPDATE").items()).hasSize(1);
            assertThatThrownBy(() -> AuditCalls.since(hub.audit, "yesterday"))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(AuditCalls.since(hub.audit, "2020-01-01T00:00:00Z").items())
                    .hasSize(50);
        }
    }

    private static AuditEntry entry(Action action, String operation, String id, String after) {
        return new AuditEntry(
                Times.now(),
                Caller.DEFAULT_TENANT,
                "u",
                "mara",
                action,
                operation,
                "workflow",
                id,
                "ok",
                null,
                after,
                null,
                "agent ".repeat(100),
                Ids.next());
    }
}
