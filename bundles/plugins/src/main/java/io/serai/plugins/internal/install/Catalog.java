package io.serai.plugins.internal.install;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this hub can install without asking anybody, and has installed from there. */
public interface Catalog {
    /** All that is on offer, by id. */
    List<Offer> offers();

    /** The version on offer; the newest if none is named. */
    Optional<Offer> find(String id, @Nullable String version);

    /**
     * Installs and starts what was offered; after an exception everything is as it was.
     *
     * @throws io.serai.api.error.InvalidInputException {@code plugin.unresolved} if something it needs is missing
     */
    void install(Offer offer);

    void uninstall(Offer offer);

    /** What is installed and would stop working without this one; empty if nothing would. */
    List<String> neededBy(Offer offer);

    /** Where the bundles of what is installed from here come from. */
    Set<Installed> installed();

    /** Whether all that the hub installs at its own start has been installed. */
    boolean isBooted();

    /** One plugin version on offer. */
    record Offer(String id, String version, @Nullable String summary) {}

    /** One bundle of an installed offer. */
    record Installed(Offer offer, String location) {}
}
