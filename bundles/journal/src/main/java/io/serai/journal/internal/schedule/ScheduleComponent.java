package io.serai.journal.internal.schedule;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Trigger;
import io.serai.api.schedule.Schedules;
import io.serai.api.schedule.WorkflowSchedules;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.thread.HubThreads;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflows;
import io.serai.journal.internal.NodeIdentity;
import io.serai.spi.operation.OperationResource;
import io.serai.spi.schedule.BuiltInTask;
import io.serai.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

/** Puts the schedules together. The workflows, which run on the journal, come and go meanwhile. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.serai.schedules")
@Designate(ocd = ScheduleComponent.Config.class)
public final class ScheduleComponent {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleComponent.class);
    private static final long STOP_SECONDS = 10;

    /** etc/io.serai.schedules.cfg. */
    @ObjectClassDefinition(name = "Serai schedules", description = "How schedules run")
    public @interface Config {
        @AttributeDefinition(
                name = "Make up for",
                description = "How many missed times a schedule with missed=all makes up for at most")
        int make_up_for() default 100;
    }

    private final ExecutorService workers =
            Executors.newCachedThreadPool(HubThreads.several(ScheduleComponent.class, "serai-task"));
    private final BuiltIns builtIns;
    private final Endings endings;
    private final Clockwork clockwork;
    private final Database.Subscription whenAvailable;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile @Nullable Workflows workflows;

    @Activate
    public ScheduleComponent(
            BundleContext bundle, Config config, @Reference Database database, @Reference EventBus bus) {
        Clock clock = Clock.systemUTC();
        String node = NodeIdentity.of(bundle);
        ScheduleRepository schedules = new ScheduleRepository(database);
        RunRepository runs = new RunRepository(database);
        builtIns = new BuiltIns(schedules, clock);
        endings = new Endings(bus, this::changed);
        Starter starter =
                new Starter(schedules, runs, this::start, builtIns, endings, workers, clock, node, this::changed);
        Scheduler scheduler =
                new Scheduler(database, schedules, runs, starter, builtIns, endings, clock, node, config.make_up_for());
        clockwork = new Clockwork(scheduler::tick, clock);
        StoredSchedules stored =
                new StoredSchedules(schedules, runs, starter, () -> workflows, clock, node, this::changed);
        registrations.add(bundle.registerService(Schedules.class, stored, new Hashtable<>()));
        registrations.add(bundle.registerService(
                WorkflowSchedules.class,
                new DeclaredSchedules(database, schedules, clock, this::changed),
                new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new ScheduleOperations(stored), new Hashtable<>()));
        clockwork.start();
        whenAvailable = database.whenAvailable(this::changed);
    }

    private void changed() {
        clockwork.wake();
    }

    private CompletionStage<Execution> start(ScheduleRow schedule, RunRequest request) {
        Workflows all = workflows;
        String workflow = schedule.workflowId();
        if (all == null || workflow == null) {
            throw new UnavailableException("hub.starting", "The workflows are being started.", 1);
        }
        CallContext context =
                new CallContext(Caller.system(schedule.tenant()), String.valueOf(request.idempotencyKey()), null, null);
        return context.call(() -> all.run(workflow, request, new Trigger("schedule", schedule.name(), null)));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "unbindWorkflows")
    void bindWorkflows(Workflows now) {
        workflows = now;
        changed();
    }

    void unbindWorkflows(Workflows gone) {
        if (workflows == gone) {
            workflows = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbindTask")
    void bindTask(BuiltInTask task) {
        builtIns.add(task);
        changed();
    }

    void unbindTask(BuiltInTask task) {
        builtIns.remove(task);
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        whenAvailable.close();
        clockwork.close();
        endings.close();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A built-in task still runs after {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
