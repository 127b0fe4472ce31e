package io.serai.journal.internal.queue;

import io.serai.api.error.RetryableException;
import io.serai.api.queue.Queues;
import io.serai.api.thread.HubThreads;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import io.serai.store.Engine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the queues, and tells the journal's gate what the store says of them. */
@Component(
        service = {},
        immediate = true)
public final class QueueComponent {
    private static final Logger LOG = LoggerFactory.getLogger(QueueComponent.class);
    /** How soon a hub sees what another one changed. */
    private static final long LOOK_SECONDS = 15;

    private final QueueRepository queues;
    private volatile @Nullable MemoryGate gate;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(QueueComponent.class, "serai-queues"));
    private final Database.Subscription whenAvailable;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public QueueComponent(BundleContext bundle, @Reference Database database) {
        queues = new QueueRepository(database);
        StoredQueues stored = new StoredQueues(queues, InstantSource.system(), this::load);
        registrations.add(bundle.registerService(Queues.class, stored, new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new QueueOperations(stored), new Hashtable<>()));
        whenAvailable = database.whenAvailable(() -> looking.execute(this::load));
        if (database.engine() == Engine.POSTGRESQL) {
            looking.scheduleWithFixedDelay(this::load, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The journal's; it lets nobody in before it knows the queues. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "unbindGate")
    void bindGate(MemoryGate now) {
        gate = now;
        looking.execute(this::load);
    }

    void unbindGate(MemoryGate gone) {
        if (gate == gone) {
            gate = null;
        }
    }

    private synchronized void load() {
        MemoryGate now = gate;
        if (now == null) {
            return;
        }
        try {
            now.set(queues.all().stream()
                    .map(row -> new QueueLimit(row.tenant(), row.name(), row.concurrency(), row.active()))
                    .toList());
        } catch (RetryableException | DataAccessException e) {
            LOG.debug("The queues are read again when the store is back", e);
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        whenAvailable.close();
        looking.shutdownNow();
    }
}
