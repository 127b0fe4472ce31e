package io.serai.workflows.internal.deploy;

import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds running versions again where other plugins are to be behind them. */
public final class Rebinding {
    private final ActiveVersions active;
    private final VersionRepository versions;
    private final VersionBuilder builder;

    public Rebinding(ActiveVersions active, VersionRepository versions, VersionBuilder builder) {
        this.active = active;
        this.versions = versions;
        this.builder = builder;
    }

    /** A running version, and the same with other plugins. */
    public record Rebound(LiveVersion before, LiveVersion next) {}

    /** Makes what a version is bound to, or throws why it cannot be. */
    public interface Binder extends Function<PluginNeeds, PluginBinding> {}

    /**
     * All that would run with other plugins, built; nothing takes executions yet.
     *
     * @param failed hears of those that cannot; if it throws, nothing is left of what was built
     */
    public List<Rebound> build(
            Predicate<LiveVersion> which, Binder binder, BiConsumer<LiveVersion, RuntimeException> failed) {
        List<Rebound> all = new ArrayList<>();
        try {
            for (LiveVersion live : active.all()) {
                if (which.test(live)) {
                    Rebound rebound = one(live, binder, failed);
                    if (rebound != null) {
                        all.add(rebound);
                    }
                }
            }
            return all;
        } catch (RuntimeException e) {
            all.forEach(rebound -> rebound.next().discard());
            throw e;
        }
    }

    private @Nullable Rebound one(LiveVersion live, Binder binder, BiConsumer<LiveVersion, RuntimeException> failed) {
        try {
            PluginBinding binding = binder.apply(live.needs());
            VersionRow row = live.isBoundTo(binding)
                    ? null
                    : versions.find(live.version().workflow(), live.version().version())
                            .orElse(null);
            return row == null
                    ? null
                    : new Rebound(live, builder.build(live.version().name(), row, live.needs(), binding));
        } catch (RuntimeException e) {
            failed.accept(live, e);
            return null;
        }
    }

    /** Lets new executions take what was built; where a workflow has switched meanwhile, it is let go. */
    public void apply(List<Rebound> all) {
        for (Rebound rebound : all) {
            if (!active.replace(rebound.before(), rebound.next())) {
                rebound.next().discard();
            }
        }
    }
}
