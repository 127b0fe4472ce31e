package io.serai.journal.internal;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.serai.api.approval.Approvals;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Wakeups;
import io.serai.api.metric.Metrics;
import io.serai.api.plugin.PluginUsage;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Journal;
import io.serai.journal.RouteSource;
import io.serai.journal.internal.event.EventOutbox;
import io.serai.journal.internal.group.Groups;
import io.serai.journal.internal.queue.MemoryGate;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.wait.StoredApprovals;
import io.serai.journal.internal.wait.WaitTimers;
import io.serai.journal.internal.wait.Waits;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A whole journal for tests, on any database. */
public final class TestJournal implements AutoCloseable, EventBus {
    private final Runners runners = new Runners(4);
    private final String owner;
    private final Database database;
    private final LiveRuns live;
    private final JournalWriter writer;
    private final StoredExecutions stored;
    private final RunJournal journal;
    private final StoredRuns runs;
    private final Waits waits;
    private final Resumer resumer;
    private final Deliveries deliveries;
    private final WaitTimers timers;
    private final EventOutbox outbox;
    private final GroupRuns groups;
    private final Control control;
    private volatile RouteSource source;
    private final List<String> failedTenants = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, List<EventListener>> listeners = new ConcurrentHashMap<>();

    public TestJournal(Database database) {
        this(database, 1000);
    }

    public TestJournal(Database database, int maxInFlight) {
        this(database, maxInFlight, "test", MemoryGate.open());
    }

    /** @param owner whose executions it lets go on; its own in a test that begins it again */
    TestJournal(Database database, int maxInFlight, String owner, MemoryGate gate) {
        this.owner = owner;
        Admission admission = new Admission(gate);
        this.database = database;
        live = new LiveRuns(maxInFlight);
        writer = new JournalWriter(database, owner, runners::tell);
        stored = new StoredExecutions(database, live);
        journal = new RunJournal(
                writer,
                live,
                this,
                stored,
                runners,
                admission,
                new SeenKeys(database),
                new Pressure(0, live::count, System::nanoTime),
                new ExecutionMeters(Metrics.NONE));
        runs = new StoredRuns(database, stored::payload);
        waits = new Waits(database);
        ExecutorService loaders = java.util.concurrent.Executors.newFixedThreadPool(2);
        Copies copies = new Copies(journal, () -> source);
        resumer = new Resumer(runs, live, journal, loaders, gate, admission);
        timers = new WaitTimers(waits, this::deliver);
        Groups stepGroups = new Groups(database, stored::payload);
        groups = new GroupRuns(stepGroups, journal, () -> source, loaders);
        journal.collect(step -> new GroupCollector(step, stepGroups, groups));
        outbox =
                new EventOutbox(database, waits, this::deliver, this, new EventStarts(database, runs, copies), loaders);
        deliveries = new Deliveries(
                waits, live, journal, resumer, timers::expect, runs, copies, loaders, outbox, failedTenants::add);
        journal.tell(deliveries);
        control = new Control(database, stored, runs, live, journal, resumer, waits, copies, admission);
        deliveries.whenLate(control::late);
    }

    private void deliver(Waits.Over over) {
        deliveries.deliver(over);
    }

    /** Where executions that go on find their routes; lets those go on that were interrupted. */
    public void routes(RouteSource routes) {
        source = routes;
        resumer.from(routes);
        resumer.recover(owner);
        timers.start();
        outbox.start();
        groups.start();
    }

    Waits waits() {
        return waits;
    }

    StoredApprovals approvals() {
        return new StoredApprovals(database, waits, this::deliver, this);
    }

    /** For tests of other bundles. */
    public Approvals decisions() {
        return approvals();
    }

    /** For tests of other bundles. */
    public Wakeups wakeups() {
        return deliveries::wake;
    }

    /** For tests of other bundles. */
    public PluginUsage plugins() {
        return new PluginExecutions(
                database, live, control, new PluginMoves(database, runs, live, journal, resumer, () -> source));
    }

    Control control() {
        return control;
    }

    /** For tests of other bundles. */
    public ExecutionControl steering() {
        return control;
    }

    TimeMachine times() {
        return new TimeMachine(stored, runs, journal, resumer, () -> source);
    }

    History history() {
        return new History(database);
    }

    Logs logs() {
        return new Logs(database, live);
    }

    Bookmarks bookmarks() {
        return new Bookmarks(database, stored, history());
    }

    StoredRuns runs() {
        return runs;
    }

    void decide(String waitId, Decision decision) {
        Waits.Over over = waits.decide(waitId, decision);
        if (over != null) {
            deliveries.deliver(over);
        }
    }

    public Journal journal() {
        return journal;
    }

    public Executions executions() {
        return stored;
    }

    StoredExecutions stored() {
        return stored;
    }

    public int inMemory() {
        return live.count();
    }

    /** What was published so far. */
    public List<Event> events() {
        return events;
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        Event event = new Event(tenant, room, events.size(), type, Instant.now(), data.get());
        events.add(event);
        listeners.getOrDefault(tenant + "/" + room, List.of()).forEach(listener -> listener.on(event));
        synchronized (events) {
            events.notifyAll();
        }
    }

    /** Looks whenever something was published, and now and then because not everything is; fails after a minute. */
    public void until(BooleanSupplier holds) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (!holds.getAsBoolean()) {
                synchronized (events) {
                    events.wait(20);
                }
            }
        });
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        List<EventListener> all = listeners.computeIfAbsent(tenant + "/" + room, key -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return new Subscription() {
            @Override
            public long startedAfter() {
                return after;
            }

            @Override
            public void close() {
                all.remove(listener);
            }
        };
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        throw new UnsupportedOperationException("Tests read events() instead");
    }

    @Override
    public void close() {
        outbox.close();
        timers.close();
        groups.close();
        resumer.close();
        journal.close();
        writer.close();
        runners.close();
    }
}
