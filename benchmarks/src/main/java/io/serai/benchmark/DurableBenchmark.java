package io.serai.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast durable routes are: each part compares the hub with what it promises, or with others in the same run. */
final class DurableBenchmark {
    /** One question, with a hub of its own. */
    interface Part {
        void run(Setting setting) throws IOException, InterruptedException, SQLException;
    }

    private static final Map<String, Part> USUAL = usual();
    private static final Map<String, Part> ASKED_FOR = Map.of("growth", new Growth(), "peers", new Peers());

    private final Bench.Options options;
    private final Report report;

    DurableBenchmark(Bench.Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    private static Map<String, Part> usual() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("throughput", new Throughput());
        parts.put("history-off", new HistoryOff());
        parts.put("overload", new Overload());
        parts.put("recovery", new Recovery());
        parts.put("waiting", new Waiting());
        parts.put("cost", new Cost());
        parts.put("workflows", new ManyWorkflows());
        return parts;
    }

    /** Whether there is such a part. */
    static boolean knows(String part) {
        return USUAL.containsKey(part) || ASKED_FOR.containsKey(part);
    }

    void run() throws IOException, InterruptedException, SQLException {
        List<String> names = new ArrayList<>(options.parts());
        if (names.isEmpty()) {
            names.addAll(USUAL.keySet());
        }
        if (options.peers() && !names.contains("peers")) {
            names.add("peers");
        }
        for (String name : names) {
            report.say("%n--- %s", name);
            Part part = USUAL.getOrDefault(name, ASKED_FOR.get(name));
            if (part == null) {
                throw new IllegalArgumentException("There is no part " + name);
            }
            part.run(new Setting(options, name, report));
        }
    }
}
