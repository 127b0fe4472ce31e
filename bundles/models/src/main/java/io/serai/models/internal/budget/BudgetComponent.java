package io.serai.models.internal.budget;

import io.serai.api.budget.Spending;
import io.serai.api.error.RetryableException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.Wakeups;
import io.serai.api.thread.HubThreads;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

/** Offers the account, and looks after it once a second. */
@Component(
        service = {},
        immediate = true)
public final class BudgetComponent {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetComponent.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long ORPHANS_SECONDS = 60;

    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(BudgetComponent.class, "serai-budgets"));
    private final Accounts accounts;
    private final Database.Subscription whenAvailable;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile @Nullable Wakeups wakeups;

    @Activate
    public BudgetComponent(BundleContext bundle, @Reference Database database, @Reference EventBus bus) {
        accounts = new Accounts(database, bus, this::wake, InstantSource.system(), this::lookSoon);
        registrations.add(bundle.registerService(Spending.class, accounts.spending, new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class, new BudgetOperations(accounts.budgets), new Hashtable<>()));
        registrations.add(bundle.registerService(
                OperationResource.class, new UsageOperations(accounts.usage), new Hashtable<>()));
        whenAvailable = database.whenAvailable(() -> soon(this::releaseOrphans));
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        looking.scheduleWithFixedDelay(this::releaseOrphans, ORPHANS_SECONDS, ORPHANS_SECONDS, TimeUnit.SECONDS);
    }

    /** The journal's. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "unbindWakeups")
    void bindWakeups(Wakeups now) {
        wakeups = now;
    }

    void unbindWakeups(Wakeups gone) {
        if (wakeups == gone) {
            wakeups = null;
        }
    }

    private int wake(String tenant, String subject) {
        Wakeups now = wakeups;
        return now == null ? 0 : now.wake(tenant, subject);
    }

    private void lookSoon() {
        soon(this::look);
    }

    private void soon(Runnable work) {
        try {
            looking.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub stops; budgets are looked at after its next start");
        }
    }

    private void look() {
        guarded(accounts::look);
    }

    private void releaseOrphans() {
        guarded(() -> {
            int released = accounts.releaseOrphans();
            if (released > 0) {
                LOG.info("{} reservations of executions that have ended were given back to their budgets", released);
            }
        });
    }

    /** What is thrown would end the schedule. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RetryableException | DataAccessException e) {
            LOG.debug("Budgets are looked at again when the store is back", e);
        } catch (RuntimeException e) {
            LOG.error("Budgets could not be looked after; it is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        whenAvailable.close();
        looking.shutdownNow();
    }
}
