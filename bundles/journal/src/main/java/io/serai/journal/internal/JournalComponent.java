package io.serai.journal.internal;

import io.serai.api.approval.Approvals;
import io.serai.api.event.EventBus;
import io.serai.api.execution.DeadLetters;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Wakeups;
import io.serai.api.health.Health;
import io.serai.api.metric.Metrics;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.thread.HubThreads;
import io.serai.journal.Journal;
import io.serai.journal.RouteSource;
import io.serai.journal.internal.deadletter.DeadLetterOperations;
import io.serai.journal.internal.deadletter.DeadLetterWatch;
import io.serai.journal.internal.deadletter.StoredDeadLetters;
import io.serai.journal.internal.event.EventOutbox;
import io.serai.journal.internal.export.ExecutionReports;
import io.serai.journal.internal.group.Groups;
import io.serai.journal.internal.queue.MemoryGate;
import io.serai.journal.internal.rest.ApprovalOperations;
import io.serai.journal.internal.rest.BookmarkOperations;
import io.serai.journal.internal.rest.ControlOperations;
import io.serai.journal.internal.rest.ExecutionOperations;
import io.serai.journal.internal.rest.HistoryOperations;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.wait.StoredApprovals;
import io.serai.journal.internal.wait.WaitTimers;
import io.serai.journal.internal.wait.Waits;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the journal together, offers its services, and takes it apart again. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.serai.journal")
@Designate(ocd = JournalComponent.Config.class)
public final class JournalComponent {
    private static final Logger LOG = LoggerFactory.getLogger(JournalComponent.class);

    /** Configuration of the journal. */
    @ObjectClassDefinition(name = "Serai journal", description = "How executions run")
    public @interface Config {
        @AttributeDefinition(name = "Runner threads", description = "Threads that run routes")
        int runner_threads() default 32;

        @AttributeDefinition(
                name = "Executions in flight",
                description = "More are refused with 503 until some have ended")
        int max_in_flight() default 5000;

        @AttributeDefinition(
                name = "Busy executions",
                description = "Executions that wait for nothing outside; while there are more for longer than a moment,"
                        + " webhooks are refused with 503; 0 for 32 a processor")
        int max_busy() default 0;

        @AttributeDefinition(
                name = "Dead letters",
                description = "When there are more failed executions than that, the event queue.dead-letters says so")
        int dead_letters_threshold() default 100;
    }

    private static final int LOADERS = 4;
    private static final long COUNT_MILLIS = 1_000;

    private final ScheduledExecutorService counting =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(JournalComponent.class, "serai-dead-letters"));
    private final Runners runners;
    private final JournalWriter writer;
    private final RunJournal journal;
    private final StoredRuns runs;
    private final Waits waits;
    private final Resumer resumer;
    private final Deliveries deliveries;
    private final WaitTimers timers;
    private final EventOutbox outbox;
    private final GroupRuns groups;
    private final RestingMeters resting;
    private final String owner;
    private final Database.Subscription recovery;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private @Nullable RouteSource routes;
    private boolean stored;
    private volatile boolean recovered;

    @Activate
    public JournalComponent(
            BundleContext bundle,
            Config config,
            @Reference Database database,
            @Reference EventBus bus,
            @Reference Metrics metrics) {
        this.owner = NodeIdentity.of(bundle);
        this.runners = new Runners(config.runner_threads());
        LiveRuns live = new LiveRuns(config.max_in_flight());
        this.writer = new JournalWriter(database, owner, runners::tell);
        StoredExecutions executions = new StoredExecutions(database, live);
        this.runs = new StoredRuns(database, executions::payload);
        this.waits = new Waits(database);
        MemoryGate gate = MemoryGate.closed();
        Admission admission = new Admission(gate);
        Pressure pressure = new Pressure(config.max_busy(), live::count, System::nanoTime);
        this.journal = new RunJournal(
                writer,
                live,
                bus,
                executions,
                runners,
                admission,
                new SeenKeys(database),
                pressure,
                new ExecutionMeters(metrics));
        this.resting = new RestingMeters(metrics, database, live, System::nanoTime);
        ExecutorService loaders =
                Executors.newFixedThreadPool(LOADERS, HubThreads.several(JournalComponent.class, "serai-resumer"));
        this.resumer = new Resumer(runs, live, journal, loaders, gate, admission);
        Copies copies = new Copies(journal, this::source);
        this.timers = new WaitTimers(waits, this::deliver);
        Groups stepGroups = new Groups(database, executions::payload);
        this.groups = new GroupRuns(stepGroups, journal, this::source, loaders);
        journal.collect(step -> new GroupCollector(step, stepGroups, groups));
        this.outbox =
                new EventOutbox(database, waits, this::deliver, bus, new EventStarts(database, runs, copies), loaders);
        DeadLetterWatch watch =
                new DeadLetterWatch(database, bus, config.dead_letters_threshold(), counting, COUNT_MILLIS);
        this.deliveries = new Deliveries(
                waits, live, journal, resumer, timers::expect, runs, copies, loaders, outbox, watch::changed);
        journal.tell(deliveries);
        this.recovery = database.whenAvailable(() -> recover(true, null));
        Control control = new Control(database, executions, runs, live, journal, resumer, waits, copies, admission);
        deliveries.whenLate(control::late);
        PluginMoves moves = new PluginMoves(database, runs, live, journal, resumer, this::source);
        registrations.add(bundle.registerService(
                PluginUsage.class, new PluginExecutions(database, live, control, moves), new Hashtable<>()));
        registrations.add(bundle.registerService(MemoryGate.class, gate, new Hashtable<>()));
        registrations.add(bundle.registerService(Journal.class, journal, new Hashtable<>()));
        registrations.add(bundle.registerService(Executions.class, executions, new Hashtable<>()));
        registrations.add(bundle.registerService(ExecutionControl.class, control, new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class, new ExecutionOperations(executions, executions::series), new Hashtable<>()));
        TimeMachine times = new TimeMachine(executions, runs, journal, resumer, this::source);
        registrations.add(bundle.registerService(
                OperationResource.class, new ControlOperations(control, times), new Hashtable<>()));
        History history = new History(database);
        registrations.add(bundle.registerService(
                OperationResource.class,
                new HistoryOperations(
                        history, new Logs(database, live), times, new ExecutionReports(executions, history)),
                new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class,
                new BookmarkOperations(new Bookmarks(database, executions, history)),
                new Hashtable<>()));
        StoredApprovals approvals = new StoredApprovals(database, waits, this::deliver, bus);
        registrations.add(bundle.registerService(Approvals.class, approvals, new Hashtable<>()));
        registrations.add(bundle.registerService(StoredApprovals.class, approvals, new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new ApprovalOperations(approvals), new Hashtable<>()));
        StoredDeadLetters letters = new StoredDeadLetters(database, executions, control, watch::changed);
        registrations.add(bundle.registerService(DeadLetters.class, letters, new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new DeadLetterOperations(letters), new Hashtable<>()));
        registrations.add(bundle.registerService(
                Wakeups.class, (Wakeups) (tenant, subject) -> deliveries.wake(tenant, subject), new Hashtable<>()));
        registrations.add(bundle.registerService(HealthCheck.class, new Check(), new Hashtable<>()));
    }

    private void deliver(Waits.Over over) {
        deliveries.deliver(over);
    }

    private synchronized @Nullable RouteSource source() {
        return routes;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addRoutes(RouteSource source) {
        resumer.from(source);
        recover(false, source);
    }

    void removeRoutes(RouteSource source) {
        resumer.from(null);
    }

    /**
     * Lets everything go on that this hub ran when it stopped, as soon as both the store and the workflows are there. Once
     * after each start: when the store comes back later, the executions in memory are still running.
     */
    private synchronized void recover(boolean storeIsThere, @Nullable RouteSource source) {
        stored |= storeIsThere;
        if (source != null) {
            routes = source;
        }
        if (recovered || !stored || routes == null) {
            return;
        }
        for (String subject : waits.forgottenSubjects()) {
            deliveries.tellIfEnded(subject);
        }
        int interrupted = resumer.recover(owner);
        if (interrupted > 0) {
            LOG.info("{} executions were under way or in queues when the hub stopped; they go on", interrupted);
        }
        timers.start();
        outbox.start();
        groups.start();
        recovered = true;
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        resting.close();
        recovery.close();
        outbox.close();
        timers.close();
        counting.shutdownNow();
        groups.close();
        resumer.close();
        journal.close();
        writer.close();
        runners.close();
    }

    private final class Check implements HealthCheck {
        @Override
        public String name() {
            return "journal";
        }

        @Override
        public Health check() {
            return recovered ? Health.UP : Health.down("The journal waits for the store and the workflows.");
        }
    }
}
