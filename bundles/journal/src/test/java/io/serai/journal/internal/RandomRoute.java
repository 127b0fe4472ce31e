package io.serai.journal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A workflow made by chance: some routes of some steps, nested in each other. The same for the same seed. */
final class RandomRoute {
    private static final int MOST_STEPS = 12;
    private static final int DEEPEST = 3;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final boolean failing;
    private int left;
    private int routes;
    private boolean parallel;

    private RandomRoute(long seed) {
        random = new Random(seed);
        left = 1 + random.nextInt(MOST_STEPS);
        failing = random.nextInt(3) > 0;
    }

    /**
     * A workflow.
     *
     * @param parallel whether parts of it run at the same time
     */
    record Text(String yaml, boolean parallel) {}

    static Text of(long seed) {
        RandomRoute route = new RandomRoute(seed);
        route.write();
        return new Text(route.text.toString(), route.parallel);
    }

    private void write() {
        if (chance(4)) {
            handler();
        }
        List<String> called = new ArrayList<>();
        int subRoutes = random.nextInt(3);
        for (int i = subRoutes; i > 0; i--) {
            called.add("sub" + i);
        }
        routes = subRoutes;
        route("main");
        for (int i = 1; i <= subRoutes; i++) {
            routes = i - 1; // a route calls only those before it, so that none calls itself
            left = Math.max(left, 1 + random.nextInt(3));
            route("sub" + i);
        }
    }

    private void handler() {
        line(0, "- onException:");
        line(4, "exception: [ \"java.lang.IllegalStateException\" ]");
        if (chance(2)) {
            line(
                    4,
                    "redeliveryPolicy: { maximumRedeliveries: \"" + (1 + random.nextInt(2))
                            + "\", redeliveryDelay: \"0\" }");
        }
        if (chance(2)) {
            line(4, (chance(2) ? "handled" : "continued") + ": { constant: \"true\" }");
        }
        line(4, "steps:");
        line(6, "- setHeader: { name: why, simple: \"${exception.message}\" }");
        line(6, "- process: { ref: fx0 }");
    }

    private void route(String id) {
        line(0, "- route:");
        line(4, "id: " + id);
        line(4, "from:");
        line(6, "uri: direct:" + id);
        line(6, "steps:");
        steps(8, 0, 1 + random.nextInt(5));
    }

    private void steps(int indent, int depth, int count) {
        step(indent, depth);
        for (int i = 1; i < count && left > 0; i++) {
            step(indent, depth);
        }
    }

    private void step(int indent, int depth) {
        left--;
        int kind = random.nextInt(depth < DEEPEST && left > 0 ? 22 : 10);
        switch (kind) {
            case 0, 1, 2, 3 -> line(indent, "- process: { ref: fx" + random.nextInt(OutsideCalls.FAILING_FROM) + " }");
            case 4 ->
                line(
                        indent,
                        "- process: { ref: fx" + (failing ? failing() : random.nextInt(OutsideCalls.FAILING_FROM))
                                + " }");
            case 5 -> line(indent, "- setBody: { simple: \"" + letter() + "${body}\" }");
            case 6 -> line(indent, "- setHeader: { name: h" + random.nextInt(3) + ", simple: \"${body}\" }");
            case 7 -> line(indent, "- setVariable: { name: v" + random.nextInt(3) + ", simple: \"${header.last}\" }");
            case 8 -> pure(indent);
            case 9 -> call(indent);
            case 10, 11 -> choice(indent, depth);
            case 12 -> block(indent, depth, "filter", "simple: \"" + condition() + "\"");
            case 13, 14 -> split(indent, depth);
            case 15, 16 ->
                block(
                        indent,
                        depth,
                        "loop",
                        "constant: \"" + (1 + random.nextInt(3)) + "\"",
                        "copy: \"" + chance(4) + "\"");
            case 17, 18 -> multicast(indent, depth);
            case 19, 20 -> tried(indent, depth);
            default -> block(indent, depth, chance(2) ? "pipeline" : "step");
        }
    }

    private void pure(int indent) {
        line(
                indent,
                switch (random.nextInt(6)) {
                    case 0 -> "- removeHeader: { name: h1 }";
                    case 1 -> "- transform: { simple: \"${body}" + letter() + "\" }";
                    case 2 -> "- log: \"${body}\"";
                    case 3 -> "- threads: { poolSize: \"1\" }";
                    case 4 ->
                        failing && chance(3)
                                ? "- throwException: { exceptionType:"
                                        + " \"java.lang.IllegalStateException\", message: \"at ${body}\" }"
                                : "- delay: { constant: \"1\" }";
                    default -> chance(4) ? "- stop: {}" : "- setBody: { simple: \"${body},y\" }";
                });
    }

    private void call(int indent) {
        if (routes == 0) {
            line(indent, "- process: { ref: fx1 }");
            return;
        }
        String uri = "direct:sub" + (1 + random.nextInt(routes));
        line(
                indent,
                switch (random.nextInt(5)) {
                    case 0 -> "- toD: { uri: \"" + uri + "\" }";
                    case 1 -> "- enrich: { constant: \"" + uri + "\", aggregationStrategy: join }";
                    case 2 ->
                        "- recipientList: { constant: \"" + uri + "," + uri + "\", aggregationStrategy: join"
                                + (isParallel() ? ", parallelProcessing: \"true\"" : "") + " }";
                    default -> "- to: " + uri;
                });
    }

    private void choice(int indent, int depth) {
        line(indent, "- choice:");
        line(indent + 4, "when:");
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            line(indent + 6, "- simple: \"" + condition() + "\"");
            line(indent + 8, "steps:");
            steps(indent + 10, depth + 1, 1 + random.nextInt(2));
        }
        if (chance(2)) {
            line(indent + 4, "otherwise:");
            line(indent + 6, "steps:");
            steps(indent + 8, depth + 1, 1 + random.nextInt(2));
        }
    }

    private void split(int indent, int depth) {
        boolean together = isParallel(); // streaming too, answers would be joined in the order in which they come
        block(
                indent,
                depth,
                "split",
                "tokenize: \",\"",
                together ? "parallelProcessing: \"true\"" : "streaming: \"" + chance(2) + "\"",
                "stopOnException: \"" + (!together && chance(3)) + "\"",
                chance(3) ? "delimiter: \",\"" : "aggregationStrategy: join");
    }

    private void multicast(int indent, int depth) {
        block(
                indent,
                depth,
                "multicast",
                isParallel() ? "parallelProcessing: \"true\"" : "stopOnException: \"" + chance(3) + "\"",
                chance(3) ? "shareUnitOfWork: \"false\"" : "aggregationStrategy: join");
    }

    private void tried(int indent, int depth) {
        line(indent, "- doTry:");
        line(indent + 4, "steps:");
        steps(indent + 6, depth + 1, 1 + random.nextInt(3));
        boolean caught = chance(4);
        if (!caught) {
            line(indent + 4, "doCatch:");
            line(
                    indent + 6,
                    "- exception: [ \"java.lang." + (chance(4) ? "IllegalArgument" : "IllegalState") + "Exception\" ]");
            line(indent + 8, "steps:");
            steps(indent + 10, depth + 1, 1 + random.nextInt(2));
        }
        if (caught || chance(3)) {
            line(indent + 4, "doFinally:");
            line(indent + 6, "steps:");
            steps(indent + 8, depth + 1, 1);
        }
    }

    private void block(int indent, int depth, String name, String... options) {
        line(indent, "- " + name + ":");
        for (String option : options) {
            line(indent + 4, option);
        }
        line(indent + 4, "steps:");
        steps(indent + 6, depth + 1, 1 + random.nextInt(3));
    }

    private boolean isParallel() {
        boolean now = chance(2);
        parallel |= now;
        return now;
    }

    private String condition() {
        return chance(2) ? "${body} contains '" + letter() + "'" : "${header.last} != 'fx" + random.nextInt(4) + "'";
    }

    private int failing() {
        return OutsideCalls.FAILING_FROM + random.nextInt(OutsideCalls.COUNT - OutsideCalls.FAILING_FROM);
    }

    private char letter() {
        return (char) ('a' + random.nextInt(OutsideCalls.COUNT));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }
}
