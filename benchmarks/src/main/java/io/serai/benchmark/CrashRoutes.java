package io.serai.benchmark;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The workflow that is run while its hub is killed: calls out in every way in which a run can be cut in two. */
final class CrashRoutes {
    static final String HOOK = "/hooks/crash";
    static final String NAME = "crash";
    static final String CHILD = "crash-child";

    /** The nodes of which nobody may see a second call, and what they are called; see {@link #once}. */
    private static final Set<String> ONCE = Set.of("charge", "part", "ship");

    private static final int PARTS = 3;
    private static final int ROUNDS = 2;

    private CrashRoutes() {}

    /** The effects that each execution must have, as {@link CountingServer} names them. */
    static Set<String> effects() {
        Set<String> names = new TreeSet<>(
                Set.of("reserve", "charge", "invoice", "child", "pack", "ship", "notify", "archive", "close"));
        for (int part = 0; part < PARTS; part++) {
            names.add("part" + part);
        }
        for (int round = 0; round < ROUNDS; round++) {
            names.add("round" + round);
        }
        return names;
    }

    /** Whether an effect, as {@link CountingServer} names it, is of a step that is marked {@code once}. */
    static boolean once(String effect) {
        return ONCE.contains(effect.replaceAll("\\d+$", ""));
    }

    /** The settings of {@link #parent}. */
    static Map<String, Object> settings() {
        Map<String, Object> steps = new TreeMap<>();
        ONCE.forEach(node -> steps.put(node, Map.of("once", true)));
        return Map.of("steps", steps);
    }

    /** The paths of the calls in one execution's journal. */
    static Set<String> paths() {
        Set<String> paths = new TreeSet<>(Set.of(
                "/reserve",
                "/charge",
                "/invoice",
                "/child",
                "/pack",
                "/go",
                "/ship",
                "/pause",
                "/notify",
                "/archive",
                "/close"));
        for (int part = 0; part < PARTS; part++) {
            paths.add("/parts[" + part + "]/part");
        }
        for (int round = 0; round < ROUNDS; round++) {
            paths.add("/rounds[" + round + "]/round");
        }
        return paths;
    }

    /** Its one effect is counted for the execution that began it, whose id is its body. */
    static String child(CountingServer server) {
        return """
                - route:
                    id: crash-child
                    from:
                      uri: direct:crash-child
                      steps:
                        - setHeader: { id: whose, name: X-Execution, simple: "${body}" }
                        - to: { id: child, uri: "%s" }
                        - setBody: { id: answer, constant: "from the child" }
                """.formatted(server.address("child"));
    }

    static String parent(CountingServer server) {
        return """
                - route:
                    id: crash
                    from:
                      uri: hook:crash
                      parameters: { auth: none, respond: accepted }
                      steps:
                        - setHeader: { id: whose, name: X-Execution, simple: "${exchangeProperty.SeraiExecutionId}" }
                        - setVariable: { id: keep, name: order, simple: "${body}" }
                """
                + call(server, "reserve")
                + call(server, "charge")
                + call(server, "invoice")
                + """
                        - setBody: { id: list, constant: "a,b,c" }
                        - split:
                            id: parts
                            tokenize: ","
                            parallelProcessing: true
                            steps:
                              - setHeader: { id: which, name: X-Item, simple: "${exchangeProperty.CamelSplitIndex}" }
                              - to: { id: part, uri: "%s" }
                        - loop:
                            id: rounds
                            constant: "%d"
                            steps:
                              - setHeader: { id: turn, name: X-Item, simple: "${exchangeProperty.CamelLoopIndex}" }
                              - to: { id: round, uri: "%s" }
                        - removeHeader: { id: over, name: X-Item }
                        - setBody: { id: me, simple: "${exchangeProperty.SeraiExecutionId}" }
                        - to: { id: child, uri: "workflow:crash-child?wait=true" }
                        - setVariable: { id: told, name: told, simple: "${body}" }
                """.formatted(server.address("part"), ROUNDS, server.address("round"))
                + call(server, "pack")
                + """
                        - to: { id: go, uri: "approval:go" }
                """
                + call(server, "ship")
                + """
                        - to: { id: pause, uri: "wait:500ms" }
                """
                + call(server, "notify")
                + call(server, "archive")
                + call(server, "close")
                + """
                        - setBody: { id: result, simple: "${variable.order}: ${variable.told}, ${header.SeraiApproval}" }
                """;
    }

    /** What an execution must put out for an order. */
    static String output(String order) {
        return order + ": from the child, approved";
    }

    private static String call(CountingServer server, String effect) {
        return """
                        - to: { id: %s, uri: "%s" }
                """.formatted(effect, server.address(effect));
    }
}
