package io.serai.plugins.internal.install;

import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.Offer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code etc/io.serai.plugins.cfg} wants: installed from the catalogs, and gone when it no longer stands there. Used on the
 * reconciler's thread alone.
 */
final class EtcWanted {
    static final String SOURCE = "etc";
    /** Who wants it. */
    static final String BY = "etc";

    private static final Logger LOG = LoggerFactory.getLogger(EtcWanted.class);

    private final Map<String, @Nullable String> wanted;
    private final Supplier<Catalogs> catalogs;
    private final Managed managed;
    private final Changes changes;
    private final LifeCycle lifeCycle;
    private final Map<String, String> told = new HashMap<>();

    /** @param wanted {@code ID} or {@code ID@VERSION}, separated by commas */
    EtcWanted(String wanted, Supplier<Catalogs> catalogs, Managed managed, Changes changes, LifeCycle lifeCycle) {
        this.wanted = parse(wanted);
        this.catalogs = catalogs;
        this.managed = managed;
        this.changes = changes;
        this.lifeCycle = lifeCycle;
    }

    private static Map<String, @Nullable String> parse(String text) {
        Map<String, @Nullable String> wanted = new TreeMap<>();
        for (String word : text.split(",")) {
            if (!word.isBlank()) {
                int at = word.indexOf('@');
                wanted.put(
                        (at < 0 ? word : word.substring(0, at)).strip(),
                        at < 0 ? null : word.substring(at + 1).strip());
            }
        }
        return wanted;
    }

    /** One look. Returns false if another is due soon because the store is away. */
    boolean reconcile() {
        boolean settled = true;
        for (Map.Entry<String, @Nullable String> entry : wanted.entrySet()) {
            ManagedVersion active = managed.active(entry.getKey());
            String version = entry.getValue();
            if (active == null || version != null && !version.equals(active.version())) {
                settled &= install(entry.getKey(), version);
            }
        }
        for (ManagedVersion version : managed.all()) {
            if (version.isActive() && version.wanted().source().equals(SOURCE) && !wanted.containsKey(version.id())) {
                settled &= attempt(version.id(), () -> lifeCycle.retire(version.id(), BY));
            }
        }
        return settled;
    }

    private boolean install(String id, @Nullable String version) {
        Offer offer = catalogs.get().find(id, version).orElse(null);
        if (offer == null) {
            tell(id, "no catalog has " + id + (version == null ? "" : " " + version));
            return true;
        }
        return attempt(
                id, () -> changes.install(new Changes.Installation(offer.plugin(), SOURCE, BY, true), operation -> {}));
    }

    private boolean attempt(String id, Runnable work) {
        try {
            work.run();
            told.remove(id);
            return true;
        } catch (RetryableException e) {
            return false;
        } catch (SeraiException e) {
            tell(id, e.detail());
            return true;
        }
    }

    private void tell(String id, String problem) {
        if (!problem.equals(told.put(id, problem))) {
            LOG.warn("Plugin {} is wanted in etc/io.serai.plugins.cfg and cannot be had: {}", id, problem);
        }
    }
}
