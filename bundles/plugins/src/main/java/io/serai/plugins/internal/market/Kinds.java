package io.serai.plugins.internal.market;

import io.serai.api.error.NotFoundException;
import io.serai.plugins.internal.market.store.Listing;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words for kinds in addresses, which are plurals of those in descriptors. */
public final class Kinds {
    /** Listings of any kind. */
    public static final String ALL = "listings";

    private static final Set<String> KNOWN = Set.of(
            "agents",
            "tools",
            "connectors",
            "routes",
            "triggers",
            "panels",
            "channels",
            "providers",
            "bundles",
            Listing.TEMPLATES);

    private Kinds() {}

    static List<String> of(List<String> descriptorKinds) {
        return descriptorKinds.stream()
                .map(kind -> kind.endsWith("s") ? kind : kind + "s")
                .toList();
    }

    /**
     * The kind that an address asks for; null for any.
     *
     * @throws NotFoundException {@code marketplace.kind-not-found}
     */
    public static @Nullable String asked(String word) {
        if (word.equals(ALL)) {
            return null;
        }
        if (!KNOWN.contains(word)) {
            throw new NotFoundException(
                    "marketplace.kind-not-found",
                    "The marketplace has agents, tools, connectors, routes, templates and listings (all of them), not "
                            + word + ".");
        }
        return word;
    }
}
