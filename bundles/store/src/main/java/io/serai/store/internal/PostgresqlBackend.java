package io.serai.store.internal;

import io.serai.store.Engine;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server. */
final class PostgresqlBackend implements Backend {
    private static final int CONNECT_SECONDS = 2;

    private final Address address;
    private final PGSimpleDataSource connections = new PGSimpleDataSource();

    PostgresqlBackend(Address address) {
        this.address = address;
        connections.setUrl(address.url());
        if (address.user() != null) {
            connections.setUser(address.user());
        }
        if (address.password() != null) {
            connections.setPassword(address.password());
        }
        connections.setConnectTimeout(CONNECT_SECONDS);
        connections.setLoginTimeout(CONNECT_SECONDS);
        connections.setTcpKeepAlive(true);
        connections.setReWriteBatchedInserts(true);
        connections.setApplicationName("serai");
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public Map<String, String> types() {
        return Map.of("text", "text", "bytes", "bytea", "timestamp", "timestamp");
    }

    @Override
    public String explain(SQLException failure) {
        String state = SqlErrors.state(failure);
        if (state.startsWith("28")) {
            return "PostgreSQL at " + address.shown() + " refuses the user '" + address.user()
                    + "'; check SERAI_DB_USER and SERAI_DB_PASSWORD.";
        }
        if (state.equals("3D000")) {
            return "PostgreSQL has no database at " + address.shown() + "; create it, or correct SERAI_DB_URL.";
        }
        if (state.equals("57P03")) {
            return "PostgreSQL at " + address.shown() + " is starting or stopping.";
        }
        if (SqlErrors.hasCause(failure, UnknownHostException.class)) {
            return "The host of the database at " + address.shown() + " is not known; correct SERAI_DB_URL.";
        }
        if (state.startsWith("08")) {
            return "PostgreSQL at " + address.shown() + " does not answer; is it running?";
        }
        return "PostgreSQL at " + address.shown() + " gave no connection: " + failure.getMessage();
    }

    @Override
    public void stop() {
        // the server goes on without us
    }
}
