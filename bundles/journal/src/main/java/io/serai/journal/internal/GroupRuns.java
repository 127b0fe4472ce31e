package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Trigger;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.group.Groups;
import io.serai.journal.internal.group.Groups.Group;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.wait.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens an execution for each complete group, once, also after a restart. */
final class GroupRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupRuns.class);
    private static final int PORTION = 100;

    private final Groups groups;
    private final RunJournal journal;
    private final Supplier<@Nullable RouteSource> routes;
    private final Executor blocking;
    private final Alarm alarm;

    GroupRuns(Groups groups, RunJournal journal, Supplier<@Nullable RouteSource> routes, Executor blocking) {
        this.groups = groups;
        this.journal = journal;
        this.routes = routes;
        this.blocking = blocking;
        this.alarm = new Alarm("serai-groups", this::fire);
    }

    /** From now on groups are completed when it is time. */
    void start() {
        alarm.start();
    }

    /** A group will be complete by itself then. */
    void expect(Instant due) {
        alarm.expect(due);
    }

    private @Nullable Instant fire() {
        List<Group> due;
        do {
            due = groups.due(Instant.now(), AggregateProcessor.COMPLETED_BY_TIMEOUT, PORTION);
            due.forEach(this::open);
        } while (due.size() == PORTION);
        return groups.nextDue();
    }

    /** Opens the execution of a group that has been closed; if that cannot be done now, it is tried again later. */
    void open(Group group) {
        later(group, () -> begin(group));
    }

    private void later(Group group, Runnable work) {
        try {
            blocking.execute(() -> {
                try {
                    work.run();
                } catch (UnavailableException e) {
                    LOG.warn("A complete group of {} waits for the store: {}", group.step(), e.getMessage());
                } catch (RuntimeException e) {
                    fail(group, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.info("A complete group of {} is opened after the next start", group.step());
        }
    }

    private void fail(Group group, Throwable why) {
        LOG.error("A complete group of {} of workflow {} cannot be opened", group.step(), group.workflow(), why);
        try {
            groups.failed(group);
        } catch (RuntimeException e) {
            LOG.warn("It is tried again later: {}", e.getMessage());
        }
    }

    private void begin(Group group) {
        RouteSource source = routes.get();
        Lease lease = source == null ? null : source.open(group.tenant(), group.workflow(), group.version(), null);
        if (lease == null) {
            return; // tried again until the version can run
        }
        Route route = lease.route(GroupRoutes.route(group.step()));
        GroupStep step = route == null ? null : GroupStep.find(route.getCamelContext(), group.step());
        if (route == null || step == null) {
            lease.close();
            throw new IllegalStateException("The version has no such step any more.");
        }
        boolean byTime = AggregateProcessor.COMPLETED_BY_TIMEOUT.equals(group.reason());
        if (byTime && step.discardsOnTimeout()) {
            lease.close();
            groups.opened(group, null);
            return;
        }
        List<Outcome> members = groups.members(group);
        if (members.isEmpty()) {
            lease.close();
            return; // another hub was faster
        }
        Exchange exchange;
        try {
            exchange = exchange(route, step.joined(members, group, byTime ? step.byTime() : reason(group)));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
        String last = groups.latestMember(group);
        RunHandle run = journal.start(new RunSpec(
                lease.version(),
                new Trigger("aggregate", group.step() + ": " + group.key(), null),
                lease.version().priority(),
                null,
                "group/" + group.id(),
                route,
                exchange,
                last == null ? null : new RunSpec.Parent(last, null)));
        run.ended().whenComplete((outcome, failure) -> lease.close());
        run.accepted().whenComplete((id, failure) -> {
            if (failure == null) {
                later(group, () -> groups.opened(group, id));
            } else if (!(failure instanceof UnavailableException)) {
                later(group, () -> fail(group, failure));
            }
        });
    }

    private static String reason(Group group) {
        return group.reason() == null ? AggregateProcessor.COMPLETED_BY_SIZE : group.reason();
    }

    private static Exchange exchange(Route route, Exchange joined) {
        return ExchangeState.entering(
                route, ExchangePattern.InOnly, ExchangeState.empty().outcome(Outcome.INPUT, joined));
    }

    @Override
    public void close() {
        alarm.close();
    }
}
