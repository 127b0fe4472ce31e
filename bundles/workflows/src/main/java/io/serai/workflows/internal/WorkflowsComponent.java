package io.serai.workflows.internal;

import io.serai.api.execution.Executions;
import io.serai.api.health.Health;
import io.serai.api.hook.Hooks;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginPermissions;
import io.serai.api.schedule.WorkflowSchedules;
import io.serai.api.thread.HubThreads;
import io.serai.api.tool.Tools;
import io.serai.api.workflow.RoutePacks;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.api.workflow.Workflows;
import io.serai.camel.ContextFactory;
import io.serai.journal.Journal;
import io.serai.journal.RouteSource;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.ContextBuilder;
import io.serai.workflows.internal.deploy.Rebinding;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.file.StoredFiles;
import io.serai.workflows.internal.hook.HookAuth;
import io.serai.workflows.internal.hook.HookDispatcher;
import io.serai.workflows.internal.pack.PackagedDrafts;
import io.serai.workflows.internal.pack.PluginWorkflows;
import io.serai.workflows.internal.plugin.LiveAccess;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.rest.FileOperations;
import io.serai.workflows.internal.rest.VersionOperations;
import io.serai.workflows.internal.rest.WorkflowOperations;
import io.serai.workflows.internal.schedule.ScheduleTriggers;
import io.serai.workflows.internal.store.KnownAddresses;
import io.serai.workflows.internal.store.TagRepository;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.text.RouteDialects;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts the parts together, offers their services, and takes them apart again. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.serai.hooks")
public final class WorkflowsComponent {
    private static final int READERS = 4;
    /** How long executions may take to end when the hub stops; after that they go on at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How long plugins that come together are waited for. */
    private static final long REBIND_MILLIS = 250;

    private static final String HMAC = "hmac.";

    private final ActiveVersions active = new ActiveVersions();
    private final ScheduleTriggers schedules = new ScheduleTriggers();
    private final ExecutorService readers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            HubThreads.one(WorkflowsComponent.class, "serai-workflow-plugins"));
    private final LiveBindings bindings;
    private final LiveAccess access = new LiveAccess();
    private final Rebinder rebinder;
    private final Journal journal;
    private final VersionSource source;
    private final Database.Subscription whenAvailable;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public WorkflowsComponent(
            BundleContext bundle,
            Map<String, Object> config,
            @Reference Database database,
            @Reference ContextFactory contexts,
            @Reference Journal journal,
            @Reference Executions executions,
            @Reference Tools tools) {
        this.journal = journal;
        this.readers =
                Executors.newFixedThreadPool(READERS, HubThreads.several(WorkflowsComponent.class, "serai-workflows"));
        this.bindings = new LiveBindings(tools);
        active.listen(schedules);
        active.listen(new EventListening(journal));
        WorkflowRepository workflows = new WorkflowRepository(database);
        VersionRepository versions = new VersionRepository(database);
        WorkflowCheck text = new WorkflowCheck(contexts, journal, bindings);
        VersionBuilder builder = new VersionBuilder(new ContextBuilder(contexts, journal, access));
        Publisher publisher = new Publisher(workflows, versions, active, builder, bindings);
        this.source = new VersionSource(active, workflows, versions, builder, bindings, clock);
        Restorer restorer = new Restorer(workflows, versions, active, publisher, () -> offerRoutes(bundle));
        this.rebinder =
                new Rebinder(bindings, new Rebinding(active, versions, builder), restorer::again, clock, REBIND_MILLIS);
        RouteDialects dialects = new RouteDialects(contexts);
        StoredVersions history =
                new StoredVersions(workflows, versions, new TagRepository(database), publisher, dialects);
        StoredWorkflows stored = new StoredWorkflows(
                workflows,
                versions,
                active,
                text,
                publisher,
                new ManualRuns(active, journal, executions, new DraftVersions(versions, source), readers),
                history);
        PluginWorkflows packs = new PluginWorkflows(workflows, versions, active, text, builder, bindings);
        HookDispatcher hooks = new HookDispatcher(
                active,
                journal,
                new HookAuth(path -> config.get(HMAC + path) instanceof String secret ? secret : null),
                new KnownAddresses(versions),
                readers);
        registrations.add(bundle.registerService(Workflows.class, stored, new Hashtable<>()));
        registrations.add(bundle.registerService(RoutePacks.class, packs, new Hashtable<>()));
        registrations.add(bundle.registerService(
                WorkflowPackaging.class,
                new PackagedDrafts(
                        stored,
                        text,
                        dialects,
                        bindings,
                        reach -> new VersionBuilder(new ContextBuilder(contexts, journal, (plugin, version) -> reach))),
                new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new WorkflowOperations(stored), new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new VersionOperations(history), new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class,
                new FileOperations(new StoredFiles(history, stored, dialects)),
                new Hashtable<>()));
        registrations.add(bundle.registerService(HealthCheck.class, new Check(restorer), new Hashtable<>()));
        this.whenAvailable = database.whenAvailable(() -> {
            restorer.restore();
            rebinder.soon();
            schedules.settle();
        });
        registrations.add(bundle.registerService(Hooks.class, hooks, new Hashtable<>()));
    }

    /** Executions that were interrupted go on now. */
    private void offerRoutes(BundleContext bundle) {
        synchronized (registrations) {
            registrations.add(bundle.registerService(RouteSource.class, source, new Hashtable<>()));
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "unbindSchedules")
    void bindSchedules(WorkflowSchedules now) {
        schedules.use(now);
    }

    void unbindSchedules(WorkflowSchedules gone) {
        schedules.use(null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "unbindPlugins")
    void bindPlugins(PluginBindings now) {
        bindings.use(now);
    }

    void unbindPlugins(PluginBindings gone) {
        bindings.leave(gone);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "unbindPermissions")
    void bindPermissions(PluginPermissions now) {
        access.use(now);
    }

    void unbindPermissions(PluginPermissions gone) {
        access.leave(gone);
    }

    @Deactivate
    void stop() {
        bindings.close();
        registrations.forEach(ServiceRegistration::unregister);
        whenAvailable.close();
        active.closeAll(() -> journal.rest(PATIENCE));
        source.close();
        readers.shutdownNow();
        clock.shutdownNow();
    }

    private record Check(Restorer restorer) implements HealthCheck {
        @Override
        public String name() {
            return "workflows";
        }

        @Override
        public Health check() {
            return restorer.isDone() ? Health.UP : Health.down("The workflows are being started.");
        }
    }
}
