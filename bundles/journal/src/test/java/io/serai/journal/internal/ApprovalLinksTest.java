package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.approval.Approval;
import io.serai.api.approval.ApprovalLink;
import io.serai.api.approval.LinkedApproval;
import io.serai.api.error.SeraiException;
import io.serai.api.execution.Execution;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.security.LinkTokens;
import io.serai.journal.Capture;
import io.serai.journal.internal.wait.SignedApprovalLinks;
import io.serai.journal.internal.wait.StoredApprovals;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that decide an approval once, without a login. */
class ApprovalLinksTest {
    private static final String ADDRESS = "http://hub/approvals/links/";
    private static TestDatabase database;

    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private final String workflow = Ids.next();
    private Instant now = Instant.now();
    private TestJournal journal;
    private StoredApprovals approvals;
    private SignedApprovalLinks links;

    /** Signs with a prefix. */
    private static final class Prefix implements LinkTokens {
        @Override
        public String issue(String purpose, String subject, Instant expiresAt) {
            return purpose + "." + subject;
        }

        @Override
        public String subject(String purpose, String token) {
            return token.startsWith(purpose + ".") ? token.substring(purpose.length() + 1) : null;
        }
    }

    private final class Turned extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        journal = new TestJournal(database);
        approvals = journal.approvals();
        links = new SignedApprovalLinks(
                database, approvals, new Prefix(), audit::add, path -> "http://hub" + path, new Turned());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private static Caller caller(String name, String... permissions) {
        return new Caller(Caller.DEFAULT_TENANT, "u-" + name, name, Caller.Kind.USER, Set.of(permissions), false);
    }

    private static <T> T as(Caller caller, Supplier<T> work) {
        return new CallContext(caller, "test", "192.0.2.7", "test").call(work);
    }

    private static final Caller BOB = caller("bob", "approval:decide", "role:finance");

    private RouteRunner runner(String options) throws Exception {
        RouteRunner runner = new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of(), """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: ask, uri: "approval:refund?%s" }
                      - setBody:
                          simple: "${header.SeraiApproval} by ${variable.refund[by]}: ${variable.refund[data][amount]}"
                """.formatted(options));
        journal.routes(runner);
        return runner;
    }

    /** Begun by ada; the id of the approval. */
    private String ask(RouteRunner runner) throws Exception {
        String execution = runner.start(Map.of("customer", "c-7"), null)
                .ended()
                .get(10, TimeUnit.SECONDS)
                .executionId();
        return as(
                BOB,
                () -> approvals.list(true, PageRequest.first(100)).items().stream()
                        .filter(approval -> approval.execution().equals(execution))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private String token(String approval, String person, Long millis) {
        ApprovalLink link = as(BOB, () -> links.create(approval, person, millis));
        assertThat(link.url()).startsWith(ADDRESS);
        return link.url().substring(ADDRESS.length());
    }

    private static Execution ended(RouteRunner runner, String execution) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!runner.execution(execution).status().isFinal()) {
                Thread.onSpinWait();
            }
        });
        return runner.execution(execution);
    }

    private static void refused(String code, Supplier<?> work) {
        assertThatThrownBy(work::get)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aLinkDecidesOnceAndItsDataReachesTheRoute() throws Exception {
        try (RouteRunner runner = runner("role=finance&fourEyes=true&fields=amount:number,reason")) {
            String id = ask(runner);
            ApprovalLink link = as(BOB, () -> links.create(id, "Eve", null));
            assertThat(link.person()).isEqualTo("Eve");
            assertThat(Duration.between(now, link.expiresAt())).isBetween(Duration.ofDays(6), Duration.ofDays(7));
            String token = link.url().substring(ADDRESS.length());

            LinkedApproval seen = links.look(token);
            assertThat(seen.person()).isEqualTo("Eve");
            assertThat(seen.madeBy()).isEqualTo("bob");
            assertThat(seen.approval().body()).isEqualTo(Map.of("customer", "c-7"));
            assertThat(seen.approval().fields())
                    .containsExactly(new Approval.Field("amount", "number"), new Approval.Field("reason", "text"));
            assertThat(as(BOB, () -> approvals.get(id)).status()).isEqualTo(Approval.Status.OPEN);

            refused("approval.data", () -> links.decide(token, true, "fine", Map.of("amount", "twelve")));
            refused("approval.data", () -> as(BOB, () -> approvals.decide(id, true, null, List.of(12))));
            assertThat(as(BOB, () -> approvals.get(id)).status()).isEqualTo(Approval.Status.OPEN);

            links.decide(token, true, "fine", Map.of("amount", 12));
            Approval decided = as(BOB, () -> approvals.get(id));
            assertThat(decided.status()).isEqualTo(Approval.Status.APPROVED);
            assertThat(decided.decidedBy()).isEqualTo("Eve (link by bob)");
            assertThat(decided.comment()).isEqualTo("fine");
            assertThat(ended(runner, decided.execution()).output()).isEqualTo("approved by Eve (link by bob): 12");

            refused("approval.link-used", () -> links.look(token));
            refused("approval.link-used", () -> links.decide(token, false, null, null));
            assertThat(audit)
                    .extracting(AuditEntry::operation, AuditEntry::actorName, AuditEntry::outcome)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("approval-link-decide", "Eve", "approval.data"),
                            org.assertj.core.groups.Tuple.tuple("approval-link-decide", "Eve", "ok"),
                            org.assertj.core.groups.Tuple.tuple("approval-link-decide", "Eve", "approval.link-used"));
            assertThat(audit.get(1).after()).contains("\"by\":\"link\"", "\"madeBy\":\"bob\"");
            assertThat(audit.get(1).resourceId()).isEqualTo(id);
        }
    }

    @Test
    void fourEyesHoldForLinks() throws Exception {
        try (RouteRunner runner = runner("fourEyes=true")) {
            String id = ask(runner);
            Caller ada = caller("ada", "*");
            refused("approval.four-eyes", () -> as(ada, () -> links.create(id, "bob", null)));
            refused("approval.four-eyes", () -> as(BOB, () -> links.create(id, " Ada ", null)));
            Caller adasKey = new Caller("default", "k-1", "ada/ci", Caller.Kind.API_KEY, Set.of("*"), false);
            refused("approval.four-eyes", () -> as(adasKey, () -> links.create(id, "bob", null)));
            assertThat(as(BOB, () -> links.create(id, null, null)).person()).isEqualTo("bob");
        }
    }

    @Test
    void onlyWhoMayDecideHandsThatOn() throws Exception {
        try (RouteRunner runner = runner("role=finance")) {
            String id = ask(runner);
            refused("approval.role", () -> as(caller("carol", "approval:decide"), () -> links.create(id, null, null)));
            Caller stranger = new Caller("oasis", "u-x", "x", Caller.Kind.USER, Set.of("*"), false);
            refused("approval.not-found", () -> as(stranger, () -> links.create(id, null, null)));
            refused("approval.expiry", () -> as(BOB, () -> links.create(id, null, 0L)));
            refused("approval.person", () -> as(BOB, () -> links.create(id, "x".repeat(81), null)));
        }
    }

    @Test
    void aLinkEndsWithItsTimeOrWithTheDecision() throws Exception {
        try (RouteRunner runner = runner("timeout=2h")) {
            String id = ask(runner);
            assertThat(as(BOB, () -> links.create(id, null, null)).expiresAt())
                    .isEqualTo(as(BOB, () -> approvals.get(id)).dueAt());
            String brief = token(id, "Eve", 1_000L);
            String longer = token(id, "Eve", 60_000L);
            now = now.plusSeconds(2);
            refused("approval.link-expired", () -> links.look(brief));
            refused("approval.link-expired", () -> links.decide(brief, true, null, null));
            refused("approval.link-unknown", () -> links.look(longer + "x"));
            refused("approval.link-unknown", () -> links.look(longer.substring(3)));

            as(BOB, () -> approvals.decide(id, false, null, null));
            refused("approval.decided", () -> links.look(longer));
            refused("approval.decided", () -> links.decide(longer, true, null, null));
            ended(runner, as(BOB, () -> approvals.get(id)).execution());
        }
    }
}
