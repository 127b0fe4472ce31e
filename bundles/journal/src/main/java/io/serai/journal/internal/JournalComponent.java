package io.serai.journal.internal;

import io.serai.api.event.EventBus;
import io.serai.api.execution.Executions;
import io.serai.api.health.Health;
import io.serai.journal.Journal;
import io.serai.journal.internal.rest.ExecutionOperations;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
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
    }

    private final RunnerPool runners;
    private final JournalWriter writer;
    private final LiveRuns live;
    private final StoredExecutions stored;
    private final Database.Subscription recovery;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile boolean recovered;

    @Activate
    public JournalComponent(
            BundleContext bundle, Config config, @Reference Database database, @Reference EventBus bus) {
        String owner = NodeIdentity.of(bundle);
        this.runners = new RunnerPool(config.runner_threads());
        this.live = new LiveRuns(config.max_in_flight());
        this.writer = new JournalWriter(database, owner, runners);
        this.stored = new StoredExecutions(database, live);
        this.recovery = database.whenAvailable(() -> recover(owner));
        RunJournal journal = new RunJournal(writer, live, bus, stored, runners);
        registrations.add(bundle.registerService(Journal.class, journal, new Hashtable<>()));
        registrations.add(bundle.registerService(Executions.class, stored, new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class, new ExecutionOperations(stored, stored::series), new Hashtable<>()));
        registrations.add(bundle.registerService(HealthCheck.class, new Check(), new Hashtable<>()));
    }

    /** Once after each start: when the store comes back later, the executions in memory are still running. */
    private synchronized void recover(String owner) {
        if (recovered) {
            return;
        }
        int interrupted = stored.closeInterrupted(owner);
        if (interrupted > 0) {
            LOG.warn("{} executions were running when the hub stopped; they are marked as failed", interrupted);
        }
        recovered = true;
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        recovery.close();
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
            return recovered ? Health.UP : Health.down("The journal waits for the store.");
        }
    }
}
