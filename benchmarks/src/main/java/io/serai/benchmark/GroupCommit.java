package io.serai.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** The least that a durable answer costs: one row a request, a single writer, everything that waits in one commit. */
final class GroupCommit implements AutoCloseable {
    private static final int GROUP = 256;

    private record Row(byte[] input, byte[] result, CompletableFuture<Void> durable) {}

    private final Connection connection;
    private final PreparedStatement insert;
    private final BlockingQueue<Row> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::loop, "writer");

    GroupCommit(Path database) throws SQLException {
        // the hub's own settings, so that the same engine does the same work
        System.setProperty("derby.storage.pageCacheSize", "2000");
        System.setProperty("derby.storage.logBufferSize", "1048576");
        System.setProperty("derby.storage.checkpointInterval", "67108864");
        System.setProperty("derby.storage.logSwitchInterval", "33554432");
        System.setProperty(
                "derby.stream.error.file", database.resolveSibling("derby.log").toString());
        connection = DriverManager.getConnection("jdbc:derby:" + database + ";create=true");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table runs (id varchar(36) not null primary key, status varchar(10) not null,"
                    + " ended_at timestamp not null, input_data blob, result_data blob)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("insert into runs values (?, 'COMPLETED', ?, ?, ?)");
        writer.start();
    }

    /** Completes when the row is on disk. */
    CompletableFuture<Void> write(byte[] input, byte[] result) {
        Row row = new Row(input, result, new CompletableFuture<>());
        queue.add(row);
        return row.durable;
    }

    private void loop() {
        List<Row> group = new ArrayList<>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, GROUP);
                for (Row row : group) {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setTimestamp(2, Timestamp.from(Instant.now()));
                    insert.setBytes(3, row.input);
                    insert.setBytes(4, row.result);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                group.forEach(row -> row.durable.complete(null));
            }
        } catch (SQLException e) {
            group.forEach(row -> row.durable.completeExceptionally(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() asks it to end
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        writer.interrupt();
        writer.join();
        connection.close();
    }
}
