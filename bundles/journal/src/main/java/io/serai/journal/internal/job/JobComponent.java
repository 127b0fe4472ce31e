package io.serai.journal.internal.job;

import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.Executions;
import io.serai.api.operation.Operations;
import io.serai.api.schedule.Schedules;
import io.serai.api.thread.HubThreads;
import io.serai.api.workflow.Workflows;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.util.Hashtable;
import java.util.List;
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

/** Offers the earlier names while all that is behind them is there. */
@Component(
        service = {},
        immediate = true)
public final class JobComponent {
    private static final long FIRST_MILLIS = 1_000;

    private final ScheduledExecutorService threads =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(JobComponent.class, "serai-job-retries"));
    private final JobRetries retrying;
    private final Database.Subscription recovery;
    private final List<ServiceRegistration<OperationResource>> registrations;

    /** Itself made of operations, so it is asked for only when one of them is called. */
    private volatile @Nullable Operations operations;

    @Activate
    public JobComponent(
            BundleContext bundle,
            @Reference Executions executions,
            @Reference ExecutionControl control,
            @Reference Workflows workflows,
            @Reference Schedules schedules,
            @Reference Database database,
            @Reference EventBus bus) {
        JobRetries retries = new JobRetries(database, control, bus, threads, FIRST_MILLIS);
        retrying = retries;
        recovery = database.whenAvailable(retries::start);
        JobWorkflows jobs = new JobWorkflows(workflows, () -> operations);
        registrations = List.of(
                register(bundle, new JobOperations(executions, control, workflows, jobs, retries)),
                register(bundle, new JobScheduleOperations(schedules, jobs)),
                register(bundle, new PipelineOperations(workflows, executions)));
    }

    private static ServiceRegistration<OperationResource> register(BundleContext bundle, OperationResource resource) {
        return bundle.registerService(OperationResource.class, resource, new Hashtable<>());
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "unbindOperations")
    void bindOperations(Operations now) {
        operations = now;
    }

    void unbindOperations(Operations gone) {
        if (operations == gone) {
            operations = null;
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        recovery.close();
        retrying.close();
        threads.shutdownNow();
    }
}
