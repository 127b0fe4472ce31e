package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.benchmark.CountingServer.Arrival;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold after all those kills. */
final class CrashChecks {
    private static final int SAMPLE = 50;
    private static final int EXAMPLES = 3;
    private static final String COMPLETED = "COMPLETED";

    private final Hub hub;
    private final CountingServer server;
    private final Map<String, String> accepted;
    private final CrashOrders orders;
    private final int kills;
    private final Report report;

    CrashChecks(Hub hub, CountingServer server, CrashOrders orders, int kills, Report report) {
        this.kills = kills;
        this.hub = hub;
        this.server = server;
        this.orders = orders;
        this.accepted = orders.accepted();
        this.report = report;
    }

    void all(String parentWorkflow, String childWorkflow, Map<String, Integer> approved)
            throws IOException, InterruptedException {
        executions(parentWorkflow, childWorkflow);
        effects();
        report.check(
                approved.values().stream().allMatch(times -> times == 1),
                "no approval was accepted twice (%d approvals answered)",
                approved.size());
        audit(approved);
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Map.Entry<String, String> order : sample()) {
            wrong.addAll(journal(order.getKey(), order.getValue()));
            looked++;
        }
        report.check(wrong.isEmpty(), "the journals and outputs of %d executions are whole%s", looked, examples(wrong));
        List<String> errors = hub.errors();
        report.say("  %d errors in the log%s", errors.size(), examples(errors));
        report.fact("errorsInTheLog", errors.size());
    }

    private void executions(String parentWorkflow, String childWorkflow) throws IOException, InterruptedException {
        report.check(orders.changed().isEmpty(), "no order has two executions%s", examples(orders.changed()));
        report.check(new HashSet<>(accepted.values()).size() == accepted.size(), "no execution has two orders");
        report.check(orders.otherReplies().isEmpty(), "callers met nothing but 202 and 503 %s", orders.otherReplies());
        Map<String, String> parents = hub.executions("&workflow=" + parentWorkflow);
        Map<String, String> children = hub.executions("&workflow=" + childWorkflow);
        report.check(
                parents.keySet().equals(new HashSet<>(accepted.values())),
                "%d executions in the store for %d accepted orders",
                parents.size(),
                accepted.size());
        report.check(children.size() == parents.size(), "%d children, one for each", children.size());
        report.check(
                completed(parents) && completed(children),
                "all of them COMPLETED: %s, children %s",
                byStatus(parents),
                byStatus(children));
    }

    private void effects() {
        Set<String> expected = CrashRoutes.effects();
        List<String> missing = new ArrayList<>();
        List<String> otherKey = new ArrayList<>();
        List<String> sharedKey = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        int arrived = 0;
        int distinct = 0;
        for (String execution : accepted.values()) {
            Map<String, List<Arrival>> effects = server.of(execution);
            if (!effects.keySet().equals(expected)) {
                Set<String> lost = new TreeSet<>(expected);
                lost.removeAll(effects.keySet());
                missing.add(execution + ": lacks " + lost + " of " + effects.keySet());
            }
            Map<String, String> keys = new HashMap<>();
            for (Map.Entry<String, List<Arrival>> effect : effects.entrySet()) {
                String first = String.valueOf(effect.getValue().get(0).key());
                arrived += effect.getValue().size();
                distinct++;
                if (effect.getValue().stream().anyMatch(arrival -> !first.equals(arrival.key()))) {
                    otherKey.add(execution + " " + effect);
                }
                if (CrashRoutes.once(effect.getKey()) && effect.getValue().size() > 1) {
                    twice.add(execution + " " + effect);
                }
                String other = keys.put(first, effect.getKey());
                if (other != null) {
                    sharedKey.add(execution + ": " + other + " and " + effect.getKey() + " with " + first);
                }
            }
        }
        int repeated = arrived - distinct;
        report.say(
                "%,d effects arrived, %d of them again (%.2f %%)",
                arrived, repeated, 100.0 * repeated / Math.max(1, arrived));
        report.fact("effectsArrived", arrived);
        report.fact("effectsRepeated", repeated);
        report.check(
                missing.isEmpty(), "each execution had all of its %d effects%s", expected.size(), examples(missing));
        report.check(otherKey.isEmpty(), "a repeated effect had the same idempotency key again%s", examples(otherKey));
        report.check(twice.isEmpty(), "what is marked once arrived exactly once%s", examples(twice));
        report.check(sharedKey.isEmpty(), "each effect had a key of its own%s", examples(sharedKey));
    }

    /** A decision and its audit row are two commits: a kill between them leaves one row too few, never one too many. */
    private void audit(Map<String, Integer> approved) throws IOException, InterruptedException {
        Map<String, Integer> rows = new HashMap<>();
        for (JsonNode row : hub.all("/api/v1/audit?operation=approval-approve")) {
            if (row.path("outcome").asText().equals("ok")) {
                rows.merge(row.path("resourceId").asText(), 1, Integer::sum);
            }
        }
        Set<String> decided = new TreeSet<>();
        for (JsonNode approval : hub.all("/api/v1/approvals?status=decided")) {
            decided.add(approval.path("id").asText());
        }
        Set<String> unheard = new TreeSet<>(approved.keySet());
        unheard.removeAll(rows.keySet());
        report.check(unheard.isEmpty(), "each approval that was answered is in the audit trail%s", examples(unheard));
        report.check(rows.values().stream().allMatch(count -> count == 1), "none of them twice");
        int without = decided.size() - rows.size();
        report.check(
                decided.containsAll(rows.keySet()) && without <= kills,
                "%d rows in the audit trail for %d decisions: at most one fewer for each kill",
                rows.size(),
                decided.size());
    }

    private List<String> journal(String order, String id) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        JsonNode execution = hub.call("GET", "/api/v1/executions/" + id, "");
        if (!execution.path("output").asText().equals(CrashRoutes.output(order))) {
            wrong.add(id + " of " + order + ": output " + execution.path("output"));
        }
        Set<String> paths = new TreeSet<>();
        for (JsonNode step : hub.call("GET", "/api/v1/executions/" + id + "/steps?limit=500", "")
                .path("items")) {
            String path = step.path("path").asText();
            if (!paths.add(path)) {
                wrong.add(id + ": " + path + " stands in the journal twice");
            }
            if (!step.path("status").asText().equals(COMPLETED)) {
                wrong.add(id + ": " + path + " is " + step.path("status").asText());
            }
        }
        Set<String> lost = new TreeSet<>(CrashRoutes.paths());
        lost.removeAll(paths);
        if (!lost.isEmpty()) {
            wrong.add(id + ": the journal lacks " + lost);
        }
        return wrong;
    }

    /** Evenly from all. */
    private List<Map.Entry<String, String>> sample() {
        List<Map.Entry<String, String>> all = new ArrayList<>(accepted.entrySet());
        int step = Math.max(1, all.size() / SAMPLE);
        List<Map.Entry<String, String>> some = new ArrayList<>();
        for (int at = 0; at < all.size(); at += step) {
            some.add(all.get(at));
        }
        return some;
    }

    private static boolean completed(Map<String, String> statuses) {
        return statuses.values().stream().allMatch(COMPLETED::equals);
    }

    private static Map<String, Integer> byStatus(Map<String, String> statuses) {
        Map<String, Integer> counts = new TreeMap<>();
        statuses.values().forEach(status -> counts.merge(status, 1, Integer::sum));
        return counts;
    }

    private static String examples(Collection<String> all) {
        if (all.isEmpty()) {
            return "";
        }
        return ": " + all.size() + ", such as " + all.stream().limit(EXAMPLES).collect(Collectors.joining("; "));
    }
}
