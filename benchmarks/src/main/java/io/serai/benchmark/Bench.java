package io.serai.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code ./serai bench NAME}. */
public final class Bench {
    static final String USAGE = """
            Usage: ./serai bench [hook|start|orders|crash|durable|plugins] [--long] [--orders N] [--db ADDRESS]
                                 [--kills N] [--executions N] [--part NAME]... [--peers] [--seconds N]

              hook     the sample route in the hub beside plain Camel, and beside plain Camel with one durable row
              start    from ./serai start to ready, and the memory of an idle hub
              orders   many orders, each hundredth bad, and a stop in the midst of them: is every one recorded?
              crash    kill -9, again and again, while durable executions are under way: is anything lost or done wrongly?
              plugins  plugins and workflows that change under load, beside a plain Camel route that is replaced
              durable  durable routes beside plain Camel, and what they may cost; parts: throughput,
                       history-off, overload, recovery, waiting, cost, workflows; only if asked for: growth

            Without a name the first three run. --long measures longer; --orders is 1000 (10000 with --long), --kills 20,
            --executions 400; --seconds, of one run of durable, 5 (15 with --long). --part chooses parts of durable;
            --peers is the part that gets Node-RED and n8n from npm.
            Results are kept in benchmarks/target.""";

    /**
     * What was asked for.
     *
     * @param root of the repository
     * @param extended measure longer
     * @param orders how many
     * @param database for the hub, or empty for its own
     * @param kills how often the hub is killed
     * @param executions how many the crash test begins
     * @param seconds that one run of the durable benchmark is measured
     * @param parts of the durable benchmark, or none for the usual ones
     * @param peers whether others from npm run beside the hub
     */
    record Options(
            Path root,
            boolean extended,
            int orders,
            String database,
            int kills,
            int executions,
            int seconds,
            List<String> parts,
            boolean peers) {
        Path work() {
            return root.resolve("benchmarks/target");
        }
    }

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        Path root = Path.of(words.remove(0));
        boolean extended = words.remove("--long");
        boolean peers = words.remove("--peers");
        String orders = value(words, "--orders", extended ? "10000" : "1000");
        String database = value(words, "--db", "");
        String kills = value(words, "--kills", "20");
        String executions = value(words, "--executions", "400");
        String seconds = value(words, "--seconds", extended ? "15" : "5");
        List<String> parts = new ArrayList<>();
        for (String part = value(words, "--part", ""); !part.isEmpty(); part = value(words, "--part", "")) {
            parts.add(part);
        }
        List<String> names = words.isEmpty() ? List.of("start", "hook", "orders") : words;
        if (!orders.matches("[1-9]\\d{2,6}")
                || !kills.matches("\\d{1,3}")
                || !executions.matches("[1-9]\\d{0,5}")
                || !seconds.matches("[1-9]\\d{0,3}")
                || !parts.stream().allMatch(DurableBenchmark::knows)
                || !List.of("start", "hook", "orders", "crash", "durable", "plugins")
                        .containsAll(names)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Options options = new Options(
                root,
                extended,
                Integer.parseInt(orders),
                database,
                Integer.parseInt(kills),
                Integer.parseInt(executions),
                Integer.parseInt(seconds),
                parts,
                peers);
        boolean fine = true;
        for (String name : names) {
            if (name.equals("crash")) {
                fine &= CrashBenchmark.run(
                                root, options.work(), database, Map.of(), options.kills(), options.executions())
                        .isEmpty();
                continue;
            }
            Report report = new Report(name, options.work());
            switch (name) {
                case "hook" -> new HookBenchmark(options, report).run();
                case "durable" -> new DurableBenchmark(options, report).run();
                case "plugins" -> new PluginsBenchmark(options, report).run();
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
