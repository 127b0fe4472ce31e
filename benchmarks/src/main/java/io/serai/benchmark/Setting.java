package io.serai.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a part of the durable benchmark runs, and where its findings go.
 *
 * @param part its name, which stands before each of its facts
 */
record Setting(Bench.Options options, String part, Report report) {
    private static final Pattern ADDRESS = Pattern.compile("postgresql://(?:([^:/@]+)(?::([^@/]*))?@)?(.*)");

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

    /** Whether the hub has a database of its own, inside it. */
    boolean embedded() {
        return options.database().isEmpty() || options.database().equals("derby");
    }

    /** The JDBC address of the floor's database: an embedded one, or a schema of its own in the given one. */
    String floorAddress() throws IOException {
        if (embedded()) {
            Path data = work().resolve("floor");
            Hub.delete(data);
            return "jdbc:derby:" + data + ";create=true";
        }
        String address = jdbcAddress();
        return address + (address.contains("?") ? "&" : "?") + "currentSchema=" + TwoCommits.SCHEMA;
    }

    /** The JDBC address of the database that was given. */
    String jdbcAddress() {
        Matcher address = ADDRESS.matcher(options.database());
        if (!address.matches()) {
            throw new IllegalArgumentException("--db must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
        }
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(address.group(3));
        if (address.group(1) != null) {
            jdbc.append(address.group(3).contains("?") ? '&' : '?')
                    .append("user=")
                    .append(address.group(1));
            if (address.group(2) != null) {
                jdbc.append("&password=").append(address.group(2));
            }
        }
        return jdbc.toString();
    }
}
