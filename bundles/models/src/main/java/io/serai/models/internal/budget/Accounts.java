package io.serai.models.internal.budget;

import io.serai.api.budget.Spending;
import io.serai.api.event.EventBus;
import io.serai.api.execution.Wakeups;
import io.serai.store.Database;
import java.time.InstantSource;

/** The parts of the account, put together. */
final class Accounts {
    private final Queue queue;
    private final Thresholds thresholds;
    private final Orphans orphans;
    private final InstantSource clock;
    final Spending spending;
    final StoredBudgets budgets;
    final UsageTable usage;

    /** @param changed called after budgets were changed */
    Accounts(Database database, EventBus bus, Wakeups wakeups, InstantSource clock, Runnable changed) {
        this.clock = clock;
        this.queue = new Queue(database, clock, wakeups);
        this.thresholds = new Thresholds(database, bus);
        this.orphans = new Orphans(database);
        this.spending = new LedgerSpending(database, clock, queue, thresholds);
        this.budgets = new StoredBudgets(database, clock, changed);
        this.usage = new UsageTable(database);
    }

    /** Tells what was reached, and lets those go on for whom there is enough. */
    void look() {
        thresholds.look();
        queue.look();
    }

    /** Gives back what nobody will spend. */
    int releaseOrphans() {
        return orphans.release(clock.instant());
    }
}
