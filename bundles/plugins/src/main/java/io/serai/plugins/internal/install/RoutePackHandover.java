package io.serai.plugins.internal.install;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.Violation;
import io.serai.api.workflow.RoutePacks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the workflows bundle from the packs it has to the packs it should have. Used on the reconciler's thread alone;
 * what did not work is tried again in the next pass.
 */
final class RoutePackHandover {
    private static final Logger LOG = LoggerFactory.getLogger(RoutePackHandover.class);

    /** Who was uninstalled rarely comes back, and its tools have gone already. */
    private static final int UNINSTALLED_SHARE = 4;

    private final LongSupplier clockMillis;
    private final long graceMillis;
    private final Map<String, RoutePack> applied = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private final Map<String, Long> goneSince = new HashMap<>();
    private @Nullable RoutePacks target;
    private boolean strangersChecked;

    /** @param graceMillis how long a plugin that went may take to come back in another version */
    RoutePackHandover(LongSupplier clockMillis, long graceMillis) {
        this.clockMillis = clockMillis;
        this.graceMillis = graceMillis;
    }

    /**
     * One pass.
     *
     * @param wanted by plugin
     * @param present every plugin there is, also broken ones; what the store knows of others is cleared away
     * @param settled whether all that comes at boot has come
     * @return whether everything is as wanted, as far as it can be
     */
    boolean apply(@Nullable RoutePacks packs, Map<String, RoutePack> wanted, Set<String> present, boolean settled) {
        if (packs == null || !packs.equals(target)) {
            // another workflows bundle knows nothing of what the last one was given
            target = packs;
            applied.clear();
            strangersChecked = false;
        }
        problems.keySet().retainAll(wanted.keySet());
        if (packs == null) {
            return wanted.isEmpty();
        }
        boolean done = true;
        for (RoutePack pack : wanted.values()) {
            goneSince.remove(pack.plugin());
            RoutePack known = applied.get(pack.plugin());
            if (known == null || !known.isSameAs(pack)) {
                done &= attempt(pack.plugin(), () -> install(packs, pack));
            }
        }
        for (RoutePack pack : List.copyOf(applied.values())) {
            if (!wanted.containsKey(pack.plugin())) {
                long grace = present.contains(pack.plugin()) ? graceMillis : graceMillis / UNINSTALLED_SHARE;
                done &= isGoneForGood(pack.plugin(), grace) && attempt(pack.plugin(), () -> remove(packs, pack));
            }
        }
        if (settled && !strangersChecked) {
            done &= attempt("", () -> removeStrangers(packs, present));
        }
        return done;
    }

    /** The workflows that a plugin contributes now. */
    List<String> workflowsOf(String plugin) {
        RoutePack pack = applied.get(plugin);
        return pack == null ? List.of() : pack.names();
    }

    @Nullable
    String problemOf(String plugin) {
        return problems.get(plugin);
    }

    private void install(RoutePacks packs, RoutePack pack) {
        packs.install(pack.plugin(), pack.version(), pack.entries(), pack.resources());
        applied.put(pack.plugin(), pack);
        problems.remove(pack.plugin());
        LOG.info("Plugin {} {} brings the workflows {}.", pack.plugin(), pack.version(), pack.names());
    }

    private void remove(RoutePacks packs, RoutePack pack) {
        packs.remove(pack.plugin(), pack.version());
        applied.remove(pack.plugin());
        goneSince.remove(pack.plugin());
        LOG.info("The workflows {} have gone with plugin {} {}.", pack.names(), pack.plugin(), pack.version());
    }

    private void removeStrangers(RoutePacks packs, Set<String> present) {
        Set<String> known = new HashSet<>(present);
        known.addAll(applied.keySet());
        packs.installed().forEach((plugin, version) -> {
            if (!known.contains(plugin)) {
                packs.remove(plugin, version);
                LOG.info("Plugin {} {} has not come back; its workflows are removed.", plugin, version);
            }
        });
        strangersChecked = true;
    }

    private boolean isGoneForGood(String plugin, long grace) {
        long now = clockMillis.getAsLong();
        return now - goneSince.computeIfAbsent(plugin, p -> now) >= grace;
    }

    /** Whether it need not be tried again soon: it worked, or it cannot work as things are. */
    private boolean attempt(String plugin, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RetryableException e) {
            report(plugin, e.detail());
            return false;
        } catch (InvalidInputException e) {
            report(plugin, e.detail() + violations(e));
            return true;
        } catch (SeraiException e) {
            report(plugin, e.detail());
            return true;
        } catch (RuntimeException e) {
            if (report(plugin, "Its workflows could not be changed: " + e)) {
                LOG.error("The workflows of plugin {} could not be changed.", plugin, e);
            }
            return true;
        }
    }

    /** Whether this is news. */
    private boolean report(String plugin, String problem) {
        return !problem.equals(problems.put(plugin, problem));
    }

    private static String violations(InvalidInputException e) {
        return e.violations().isEmpty()
                ? ""
                : e.violations().stream().map(RoutePackHandover::words).collect(Collectors.joining("; ", " (", ")"));
    }

    private static String words(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + ": " + violation.message();
    }
}
