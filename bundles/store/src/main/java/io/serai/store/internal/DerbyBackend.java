package io.serai.store.internal;

import io.serai.store.Engine;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jooq.SQLDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derby inside this process. */
final class DerbyBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyBackend.class);

    /** Read by Derby when its engine starts; what the operator set on the command line stays. */
    private static final Map<String, String> TUNING = Map.of(
            // executions and journal have 32 KiB pages, so 400 of them take up to 13 MiB
            "derby.storage.pageCacheSize", "400",
            // a group of commits goes out in one write
            "derby.storage.logBufferSize", "1048576",
            // a checkpoint every 10 MB, the default, stalls writers every few seconds under load
            "derby.storage.checkpointInterval", "67108864",
            "derby.storage.logSwitchInterval", "33554432",
            "derby.language.statementCache.size", "500",
            // seconds; a request should not hang for the default minute
            "derby.locks.deadlockTimeout", "2",
            "derby.locks.waitTimeout", "10");

    private final Address address;
    private final EmbeddedDataSource connections = new EmbeddedDataSource();

    DerbyBackend(Address address) {
        this.address = address;
        TUNING.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        connections.setDatabaseName(address.shown());
        int attributes = address.url().indexOf(';');
        if (attributes >= 0) {
            connections.setConnectionAttributes(address.url().substring(attributes + 1));
        }
        if (address.user() != null) {
            connections.setUser(address.user());
        }
        if (address.password() != null) {
            connections.setPassword(address.password());
        }
    }

    @Override
    public Engine engine() {
        return Engine.DERBY;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.DERBY;
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public Map<String, String> types() {
        return Map.of("text", "clob", "bytes", "blob", "timestamp", "timestamp");
    }

    @Override
    public String explain(SQLException failure) {
        if (SqlErrors.anyState(failure, "XSDB6")) {
            return "The database in " + address.shown() + " is in use by another process; stop that one first.";
        }
        boolean creates = address.url().contains("create=true");
        if (!creates && SqlErrors.anyState(failure, "XJ004")) {
            return "There is no database in " + address.shown() + "; add ;create=true to its address.";
        }
        if (SqlErrors.anyState(failure, "XJ004", "XJ041", "XBM0H", "XBM0A", "XBM0J", "XSDB5")) {
            return "The database in " + address.shown()
                    + " cannot be made or written; check the folder and its permissions.";
        }
        return "The database in " + address.shown() + " cannot be opened: " + SqlErrors.deepestMessage(failure);
    }

    @Override
    public void stop() {
        boolean inMemory = address.shown().startsWith("memory:");
        EmbeddedDataSource ending = new EmbeddedDataSource();
        ending.setDatabaseName(address.shown());
        if (inMemory) {
            ending.setConnectionAttributes("drop=true");
        } else {
            ending.setShutdownDatabase("shutdown");
        }
        end(ending, "08006");
    }

    /** Stops the engine with its threads, for when the hub's bundle goes; every database must be closed before. */
    static void stopEngine() {
        EmbeddedDataSource ending = new EmbeddedDataSource();
        ending.setDatabaseName("");
        ending.setShutdownDatabase("shutdown");
        end(ending, "XJ015");
    }

    /** Derby reports that it has stopped by an exception with the state that is expected here. */
    private static void end(EmbeddedDataSource ending, String expected) {
        try {
            ending.getConnection().close();
        } catch (SQLException e) {
            if (!SqlErrors.anyState(e, expected, "XJ004", "XJ015")) {
                LOG.warn("Derby did not stop cleanly, it will recover at the next start: {}", e.getMessage());
            }
        }
    }
}
