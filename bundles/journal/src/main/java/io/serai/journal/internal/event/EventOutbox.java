package io.serai.journal.internal.event;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import io.serai.journal.EventTriggers;
import io.serai.journal.internal.event.OutboxRow.Kind;
import io.serai.journal.internal.event.Subscriptions.Target;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.wait.Waits;
import io.serai.journal.internal.wait.Waits.Over;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins executions for events: each is a row in the commit of what it tells of, and the row goes when the execution is
 * there. So an event is neither lost in a crash nor delivered twice: the execution has the event as its idempotency key.
 */
public final class EventOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventOutbox.class);
    /** So many executions may begin one another by events; the next event is not delivered. */
    public static final int MOST_IN_A_ROW = 5;

    private static final int PORTION = 100;
    private static final int MOST_AT_ONCE = 500;
    private static final long RETRY_SECONDS = 5;
    private static final long ACCEPT_SECONDS = 30;
    private static final long KEPT_DAYS = 7;

    private final Database database;
    private final OutboxTable table;
    private final Waits waits;
    private final Consumer<Over> deliver;
    private final EventBus bus;
    private final Starter starter;
    private final Executor blocking;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Rooms rooms;
    private final Set<String> absent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile boolean again;
    private volatile boolean open;

    /** Begins the executions. */
    public interface Starter {
        /** How many executions began one another by events before and including this one. */
        int inARow(String execution, int most);

        /**
         * @return when it is durable, and when it has left memory; null if the workflow does not run now
         */
        @Nullable
        Begun begin(OutboxRow row);
    }

    /** An execution that begins. */
    public record Begun(CompletableFuture<String> accepted, CompletableFuture<?> ended) {}

    public EventOutbox(
            Database database, Waits waits, Consumer<Over> deliver, EventBus bus, Starter starter, Executor blocking) {
        this.database = database;
        this.table = new OutboxTable(database);
        this.waits = waits;
        this.deliver = deliver;
        this.bus = bus;
        this.starter = starter;
        this.blocking = blocking;
        this.rooms = new Rooms(bus, this::heard);
    }

    public void listens(String tenant, String workflow, EventTriggers triggers) {
        subscriptions.put(tenant, workflow, triggers);
        rooms.follow(subscriptions.all());
        absent.clear();
        wake();
    }

    /** Whether any workflow begins with events or failures. */
    public boolean isWanted() {
        return !subscriptions.isEmpty();
    }

    /** The workflows are there: what waits in the store begins. */
    public void start() {
        open = true;
        wake();
    }

    // ---- what happens

    /** What the end of an execution begins; to be written in the same commit. */
    public List<OutboxRow> atEnd(String workflow, Happening event, boolean failed) {
        List<OutboxRow> rows = new ArrayList<>(rows(event));
        String recovery =
                failed && !"recovery".equals(event.data().get("trigger")) ? subscriptions.recovery(workflow) : null;
        if (recovery != null) {
            rows.add(new OutboxRow(
                    Ids.next(),
                    event.tenant(),
                    event.id(),
                    Kind.RECOVERY,
                    event.type(),
                    recovery,
                    null,
                    event.source(),
                    Payloads.text(event.data()),
                    event.at()));
        }
        return rows;
    }

    private List<OutboxRow> rows(Happening event) {
        List<Target> targets = subscriptions.wanting(event);
        if (targets.isEmpty()) {
            return List.of();
        }
        String content = event.text();
        return targets.stream()
                .map(target -> OutboxRow.of(event, target, content))
                .toList();
    }

    /** Publishes an event of a workflow: to those who wait for it, those who begin with it, and the bus. Blocks. */
    public void publish(Happening event) {
        List<OutboxRow> rows = rows(event);
        Decision decision = new Decision("received", null, null, event.told(), event.at());
        List<String> subjects = event.correlation() == null
                ? List.of(Wait.eventSubject(event.type(), null))
                : List.of(Wait.eventSubject(event.type(), null), Wait.eventSubject(event.type(), event.correlation()));
        List<Over> over = database.transact(sql -> {
            OutboxTable.insert(sql, OutboxTable.missing(sql, rows));
            return waits.received(event.tenant(), subjects, decision);
        });
        over.forEach(deliver);
        if (!rows.isEmpty()) {
            wake();
        }
        bus.publish(event.tenant(), event.room() == null ? "events" : event.room(), event.type(), event::data);
    }

    /** An event that happened already, and is on the bus if it is to be. */
    public void heard(Happening event) {
        List<OutboxRow> rows = rows(event);
        if (rows.isEmpty()) {
            return;
        }
        run(() -> {
            try {
                database.transact(sql -> {
                    OutboxTable.insert(sql, rows);
                    return Boolean.TRUE;
                });
                wake();
            } catch (UnavailableException e) {
                LOG.warn("Event {} begins nothing: the store is away", event.type());
            }
        });
    }

    /** It is durable that an execution has ended. */
    public void ended() {
        if (isWanted()) {
            wake();
        }
    }

    // ---- delivery

    /** There may be something to begin. */
    public void wake() {
        if (!open) {
            return;
        }
        again = true;
        if (draining.compareAndSet(false, true)) {
            run(this::drain);
        }
    }

    private void run(Runnable work) {
        try {
            blocking.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub is stopping; what is in the outbox begins after the next start");
        }
    }

    private void drain() {
        boolean later = false;
        try {
            while (again && open) {
                again = false;
                while (open && running.get() < MOST_AT_ONCE && portion()) {
                    // the next one
                }
            }
            later = !absent.isEmpty();
        } catch (UnavailableException e) {
            later = true;
        } catch (RuntimeException e) {
            LOG.error("The outbox met an error it does not know; it goes on", e);
            later = true;
        } finally {
            draining.set(false);
        }
        if (later) {
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(() -> {
                absent.clear();
                wake();
            });
        } else if (again) {
            wake();
        }
    }

    /** Begins some; whether there may be more. */
    private boolean portion() {
        List<OutboxRow> rows = table.oldest(Set.copyOf(absent), PORTION);
        List<String> done = new ArrayList<>();
        Map<String, CompletableFuture<String>> begun = new java.util.LinkedHashMap<>();
        for (OutboxRow row : rows) {
            if (isTooDeep(row) || isTooOld(row)) {
                done.add(row.id());
                continue;
            }
            Begun execution = starter.begin(row);
            if (execution == null) {
                absent.add(row.workflow());
                continue;
            }
            begun.put(row.id(), execution.accepted());
            running.incrementAndGet();
            execution.ended().whenComplete((outcome, failure) -> {
                if (running.getAndDecrement() == MOST_AT_ONCE) {
                    wake();
                }
            });
        }
        begun.forEach((id, accepted) -> {
            if (isAccepted(accepted)) {
                done.add(id);
            }
        });
        table.delete(done);
        return rows.size() == PORTION && !done.isEmpty();
    }

    private static boolean isAccepted(CompletableFuture<String> accepted) {
        Boolean there = accepted.copy()
                .orTimeout(ACCEPT_SECONDS, TimeUnit.SECONDS)
                .handle((id, failure) -> failure == null)
                .join();
        if (!there) {
            throw new UnavailableException("hub.overloaded", "An execution was not accepted; it is tried again.", 1);
        }
        return true;
    }

    private boolean isTooDeep(OutboxRow row) {
        boolean deep = row.source() != null && starter.inARow(row.source(), MOST_IN_A_ROW) >= MOST_IN_A_ROW;
        if (deep) {
            LOG.warn(
                    "Event {} of execution {} does not begin workflow {}: {} executions began one another by events",
                    row.type(),
                    row.source(),
                    row.workflow(),
                    MOST_IN_A_ROW);
        }
        return deep;
    }

    private static boolean isTooOld(OutboxRow row) {
        boolean old = row.createdAt().isBefore(Times.now().minus(KEPT_DAYS, java.time.temporal.ChronoUnit.DAYS));
        if (old) {
            LOG.warn(
                    "Event {} is given up: workflow {} has not run for {} days", row.type(), row.workflow(), KEPT_DAYS);
        }
        return old;
    }

    @Override
    public void close() {
        open = false;
        rooms.close();
    }
}
