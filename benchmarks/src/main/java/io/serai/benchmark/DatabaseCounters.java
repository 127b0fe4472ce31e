package io.serai.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the database itself says of the rows that were written in it, and of its size. */
abstract class DatabaseCounters {
    private final Map<String, String> environment = new HashMap<>();

    private DatabaseCounters() {}

    static DatabaseCounters of(Setting setting) throws IOException {
        return setting.embedded() ? new Derby() : new Postgresql(setting.jdbcAddress());
    }

    /** Of the hub's script, so that the database counts. */
    Map<String, String> environment() {
        return environment;
    }

    /** From the next start on the hub runs as usual. */
    void countNoMore() {
        environment.clear();
    }

    /** How many rows were inserted, updated and deleted so far, by what and table. */
    abstract Map<String, Long> rows(Hub hub) throws IOException, InterruptedException, SQLException;

    /** What tables and indexes take; of an embedded database, when the hub does not run. */
    abstract long bytes(Hub hub) throws IOException, SQLException;

    /** Derby writes each statement that it executes into its log, those of a batch once for each row. */
    private static final class Derby extends DatabaseCounters {
        private static final Pattern STATEMENT = Pattern.compile(
                "Executing prepared statement: (insert into|update|delete from) (\\w+)", Pattern.CASE_INSENSITIVE);

        Derby() {
            environment().put("SERAI_JAVA_OPTS", "-Xmx1g -Dderby.language.logStatementText=true");
        }

        @Override
        Map<String, Long> rows(Hub hub) throws IOException {
            Map<String, Long> rows = new TreeMap<>();
            try (BufferedReader log =
                    Files.newBufferedReader(hub.data().resolve("derby.log"), StandardCharsets.UTF_8)) {
                for (String line = log.readLine(); line != null; line = log.readLine()) {
                    Matcher statement = STATEMENT.matcher(line);
                    if (statement.find()) {
                        rows.merge(
                                (statement.group(1) + " " + statement.group(2)).toLowerCase(Locale.ROOT),
                                1L,
                                Long::sum);
                    }
                }
            }
            return rows;
        }

        @Override
        long bytes(Hub hub) throws IOException {
            try (Stream<Path> files = Files.walk(hub.data().resolve("db").resolve("seg0"))) {
                long bytes = 0;
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
                return bytes;
            }
        }
    }

    private static final class Postgresql extends DatabaseCounters {
        /** Sessions pass on what they counted when they have been idle for ten seconds. */
        private static final int SECONDS_UNTIL_COUNTED = 15;

        private final String address;

        Postgresql(String address) {
            this.address = address;
        }

        @Override
        Map<String, Long> rows(Hub hub) throws InterruptedException, SQLException {
            TimeUnit.SECONDS.sleep(SECONDS_UNTIL_COUNTED);
            Map<String, Long> rows = new TreeMap<>();
            try (Connection connection = DriverManager.getConnection(address);
                    Statement statement = connection.createStatement();
                    ResultSet tables = statement.executeQuery(
                            "select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables")) {
                while (tables.next()) {
                    rows.put("insert into " + tables.getString(1), tables.getLong(2));
                    rows.put("update " + tables.getString(1), tables.getLong(3));
                    rows.put("delete from " + tables.getString(1), tables.getLong(4));
                }
            }
            return rows;
        }

        @Override
        long bytes(Hub hub) throws SQLException {
            try (Connection connection = DriverManager.getConnection(address);
                    Statement statement = connection.createStatement();
                    ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
                size.next();
                return size.getLong(1);
            }
        }
    }
}
