package io.serai.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What whoever wants to keep each request would write: a row when it begins and the same row when it ends, each with a
 * commit of its own, through a pool as large as the hub's.
 */
public final class TwoCommits implements AutoCloseable {
    /** Where its table is on PostgreSQL. */
    static final String SCHEMA = "serai_bench";

    private static final int CONNECTIONS = 20;

    private final HikariDataSource pool;

    /** @param address of JDBC, with a schema of its own on PostgreSQL */
    TwoCommits(String address) throws SQLException {
        boolean derby = address.startsWith("jdbc:derby:");
        if (derby) {
            // the hub's own settings, so that the same engine does the same work
            System.setProperty("derby.storage.pageCacheSize", "400");
            System.setProperty("derby.storage.logBufferSize", "1048576");
            System.setProperty("derby.storage.checkpointInterval", "67108864");
            System.setProperty("derby.storage.logSwitchInterval", "33554432");
            System.setProperty("derby.stream.error.method", TwoCommits.class.getName() + ".errors");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (!derby) {
                statement.execute("create schema if not exists " + SCHEMA);
                statement.execute("drop table if exists " + SCHEMA + ".runs");
            }
            statement.execute("create table runs (id varchar(36) not null primary key, status varchar(10) not null,"
                    + " began_at timestamp not null, ended_at timestamp, input_data "
                    + (derby ? "blob" : "bytea") + ", result_data " + (derby ? "blob" : "bytea") + ")");
        }
    }

    /** Where Derby writes what it has to say: to the program's log. */
    public static OutputStream errors() {
        return System.err;
    }

    String begin(byte[] input) throws SQLException {
        String id = next();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into runs (id, status, began_at, input_data) values (?, 'RUNNING', ?, ?)")) {
            insert.setString(1, id);
            insert.setTimestamp(2, Timestamp.from(Instant.now()));
            insert.setBytes(3, input);
            insert.executeUpdate();
        }
        return id;
    }

    void end(String id, byte[] result) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update runs set status = 'COMPLETED', ended_at = ?, result_data = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(Instant.now()));
            update.setBytes(2, result);
            update.setString(3, id);
            update.executeUpdate();
        }
    }

    /** In the order of time, as the hub's, so that the index grows at its end. */
    private static String next() {
        long millis = System.currentTimeMillis();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(millis << 16 | 0x7000L | random.nextInt(0x1000), random.nextLong()).toString();
    }

    @Override
    public void close() {
        pool.close();
    }
}
