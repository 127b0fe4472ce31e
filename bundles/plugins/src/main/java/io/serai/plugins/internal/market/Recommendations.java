package io.serai.plugins.internal.market;

import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredListings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a tenant has not installed and may like. A listing scores for each category it shares with what is installed, for its
 * kinds, and for each component or tool it names that the tenant's workflows use; ties go to the more popular one.
 */
public final class Recommendations {
    private static final int CANDIDATES = 500;
    private static final int WORKFLOWS = 200;
    private static final double CATEGORY = 3;
    private static final double KIND = 1;
    private static final double USED = 2;
    private static final Pattern USES = Pattern.compile("(?:uri|to|from):\\s*[\"']?([a-z][a-z0-9+-]*):([a-z0-9-]*)");

    private final Listings listings;
    private final StoredInstallations installations;
    private final Plugins plugins;
    private final Workflows workflows;

    /** @param because what it has in common with what is used, such as {@code category:support} */
    public record Recommendation(Listing listing, List<String> because) {}

    public Recommendations(Listings listings, StoredInstallations installations, Plugins plugins, Workflows workflows) {
        this.listings = listings;
        this.installations = installations;
        this.plugins = plugins;
        this.workflows = workflows;
    }

    public List<Recommendation> of(Caller caller, int limit) {
        String tenant = caller.tenant();
        listings.refresh(tenant);
        StoredListings stored = listings.stored();
        List<Listing> all = stored.list(ListingFilter.market(tenant, Listings.person(caller)), CANDIDATES, null)
                .items();
        Set<String> taken = new HashSet<>(installations.listings(tenant));
        Set<String> running = new HashSet<>();
        for (Plugin plugin : plugins.list(PageRequest.first(CANDIDATES)).items()) {
            running.add(plugin.id());
        }
        Map<String, Double> weights = new HashMap<>();
        for (Listing listing : all) {
            if (has(listing, taken, running)) {
                listing.text().categories().forEach(one -> weights.put("category:" + one, CATEGORY));
                listing.kinds().forEach(one -> weights.put("kind:" + one, KIND));
            }
        }
        used().forEach(one -> weights.put("uses:" + one, USED));
        return all.stream()
                .filter(listing ->
                        !has(listing, taken, running) && !listing.publisher().equals(caller.id()))
                .map(listing -> new Recommendation(listing, reasons(listing, weights)))
                .filter(one -> !one.because().isEmpty())
                .sorted(Comparator.comparingDouble((Recommendation one) -> -score(one, weights))
                        .thenComparing(one -> -one.listing().installs())
                        .thenComparing(one -> one.listing().text().name()))
                .limit(limit)
                .toList();
    }

    private static boolean has(Listing listing, Set<String> taken, Set<String> running) {
        return taken.contains(listing.id()) || listing.plugin() != null && running.contains(listing.plugin());
    }

    private static double score(Recommendation one, Map<String, Double> weights) {
        return one.because().stream()
                .mapToDouble(reason -> weights.getOrDefault(reason, 0.0))
                .sum();
    }

    private static List<String> reasons(Listing listing, Map<String, Double> weights) {
        String words = (listing.slug() + " " + listing.text().summary() + " "
                        + String.join(" ", listing.text().tags()))
                .toLowerCase(Locale.ROOT);
        Set<String> known = new HashSet<>(List.of(words.split("[^a-z0-9-]+")));
        return weights.keySet().stream()
                .filter(weight -> {
                    String word = weight.substring(weight.indexOf(':') + 1);
                    return weight.startsWith("category:")
                                    && listing.text().categories().contains(word)
                            || weight.startsWith("kind:") && listing.kinds().contains(word)
                            || weight.startsWith("uses:") && known.contains(word);
                })
                .sorted()
                .toList();
    }

    /** Components and what they are called with, such as {@code tool} and {@code shipping-quote}. */
    private Set<String> used() {
        Set<String> used = new HashSet<>();
        for (Workflow workflow : workflows.list(PageRequest.first(WORKFLOWS)).items()) {
            List<MatchResult> uses = USES.matcher(workflow.dsl()).results().toList();
            for (MatchResult use : uses) {
                used.add(use.group(1));
                if (!use.group(2).isEmpty()) {
                    used.add(use.group(2));
                }
            }
        }
        return used;
    }
}
