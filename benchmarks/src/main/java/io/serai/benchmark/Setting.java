package io.serai.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where a part of the durable benchmark runs, and where its findings go.
 *
 * @param part its name, which stands before each of its facts
 */
record Setting(Bench.Options options, String part, Report report) {
    private static final String PLAIN_ADDRESS = "postgresql://(?:([^:/@]+)(?::([^@/]*))?@)?(.*)";

    /** A folder of its own. */
    Path work() {
        return options.work().resolve("durable").resolve(part);
    }

    /** A hub that nobody has used before, not started. */
    Hub hub() throws IOException {
        return hub(Map.of());
    }

    /** @param environment of the hub's script */
    Hub hub(Map<String, String> environment) throws IOException {
        return new Hub(options.root(), work().resolve("hub"), options.database(), environment);
    }

    /** Different in each run: a database that is given may hold the workflows of runs before. */
    String unique(String name) {
        return name + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    boolean extended() {
        return options.extended();
    }

    /** How long one run is measured. */
    Duration measured() {
        return Duration.ofSeconds(options.seconds());
    }

    int rounds() {
        return options.extended() ? 5 : 3;
    }

    /** Requests before the first number. */
    int warmUp() {
        return options.extended() ? 60_000 : 20_000;
    }

    void say(String format, Object... values) {
        report.say(format, values);
    }

    void fact(String key, Object value) {
        report.fact(part + "." + key, value);
    }

    void check(boolean holds, String format, Object... values) {
        report.check(holds, format, values);
    }

    /** The JDBC address of the floor's database: an embedded one, or a schema of its own in the given one. */
    String floorAddress() throws IOException {
        if (options.database().isEmpty() || options.database().equals("derby")) {
            Path data = work().resolve("floor");
            Hub.delete(data);
            return "jdbc:derby:" + data + ";create=true";
        }
        var matcher = java.util.regex.Pattern.compile(PLAIN_ADDRESS).matcher(options.database());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--db must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
        }
        String separator = matcher.group(3).contains("?") ? "&" : "?";
        return "jdbc:postgresql://" + matcher.group(3) + separator + "currentSchema=serai_bench"
                + (matcher.group(1) == null ? "" : "&user=" + matcher.group(1))
                + (matcher.group(2) == null ? "" : "&password=" + matcher.group(2));
    }
}
