package io.serai.journal.internal.outcome;

import io.serai.api.plugin.PluginOutcomes;
import io.serai.spi.schedule.BuiltInTask;
import io.serai.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the counts, and the counting as a built-in schedule. */
@Component(service = {BuiltInTask.class, PluginOutcomes.class})
public final class OutcomeComponent implements BuiltInTask, PluginOutcomes {
    private final OutcomeCount count;

    @Activate
    public OutcomeComponent(@Reference Database database) {
        count = new OutcomeCount(new StoredOutcomes(database), InstantSource.system());
    }

    @Override
    public String name() {
        return count.name();
    }

    @Override
    public String description() {
        return count.description();
    }

    @Override
    public String cron() {
        return count.cron();
    }

    @Override
    public String run() throws Exception {
        return count.run();
    }

    @Override
    public Map<String, Outcome> of(String tenant, Collection<String> plugins) {
        return count.of(tenant, plugins);
    }

    @Override
    public @Nullable Instant countedAt() {
        return count.countedAt();
    }
}
