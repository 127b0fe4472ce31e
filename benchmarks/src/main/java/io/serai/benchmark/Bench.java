package io.serai.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code ./serai bench NAME}. */
public final class Bench {
    static final String USAGE = """
            Usage: ./serai bench [hook|start|orders] [--long] [--orders N] [--db ADDRESS]

              hook     the sample route in the hub beside plain Camel, and beside plain Camel with one durable row
              start    from ./serai start to ready, and the memory of an idle hub
              orders   many orders, each hundredth bad, and a stop in the midst of them: is every one recorded?

            Without a name all three run. --long measures longer; --orders is 1000 (10000 with --long).
            Results are kept in benchmarks/target.""";

    /**
     * What was asked for.
     *
     * @param root of the repository
     * @param extended measure longer
     * @param orders how many
     * @param database for the hub, or empty for its own
     */
    record Options(Path root, boolean extended, int orders, String database) {
        Path work() {
            return root.resolve("benchmarks/target");
        }
    }

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        Path root = Path.of(words.remove(0));
        boolean extended = words.remove("--long");
        String orders = value(words, "--orders", extended ? "10000" : "1000");
        String database = value(words, "--db", "");
        List<String> names = words.isEmpty() ? List.of("start", "hook", "orders") : words;
        if (!orders.matches("[1-9]\\d{2,6}")
                || !List.of("start", "hook", "orders").containsAll(names)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Options options = new Options(root, extended, Integer.parseInt(orders), database);
        boolean fine = true;
        for (String name : names) {
            Report report = new Report(name, options.work());
            switch (name) {
                case "hook" -> new HookBenchmark(options, report).run();
                case "start" -> new StartBenchmark(options, report).run();
                default -> new OrdersCheck(options, report).run();
            }
            fine &= report.finish();
        }
        System.exit(fine ? 0 : 1);
    }

    private static String value(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size()) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }
}
