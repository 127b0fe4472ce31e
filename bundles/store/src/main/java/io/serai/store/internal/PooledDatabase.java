package io.serai.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.api.health.Health;
import io.serai.store.Database;
import io.serai.store.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions on one pool of connections (PF-04), while an {@link Availability} says that there is a database. */
final class PooledDatabase implements Database, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PooledDatabase.class);

    static final int MAX_CONNECTIONS = 20;
    private static final int MIN_IDLE = 2;
    private static final long IDLE_MILLIS = 30_000;
    private static final long CONNECT_MILLIS = 2_000;

    static {
        // jOOQ otherwise greets in the log
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final Backend backend;
    private final Settings settings = new Settings()
            .withExecuteLogging(false)
            .withRenderSchema(false)
            // unquoted, so that each engine folds names as it did when the table was made
            .withRenderQuotedNames(RenderQuotedNames.NEVER);
    private final HikariDataSource pool;
    private final Availability availability;
    private final ThreadLocal<@Nullable DSLContext> transaction = new ThreadLocal<>();

    /** Tries to connect and migrate once, within seconds; goes on trying in the background if that fails. */
    PooledDatabase(Address address) {
        backend = Backend.of(address);
        HikariConfig config = new HikariConfig();
        config.setPoolName("serai-store");
        config.setDataSource(backend.connections());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(MIN_IDLE);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        // never fail at start: without a database the hub still comes up and says so
        config.setInitializationFailTimeout(-1);
        availability = new Availability(backend, this::poolAnswers);
        availability.open();
        pool = new HikariDataSource(config);
        availability.watch();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        DSLContext joined = transaction.get();
        if (joined != null) {
            return guarded(work, joined);
        }
        try (Connection connection = connect()) {
            return guarded(work, context(connection));
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T transact(Function<DSLContext, T> work) {
        DSLContext joined = transaction.get();
        if (joined != null) {
            return guarded(work, joined);
        }
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            DSLContext context = context(connection);
            transaction.set(context);
            try {
                T result = guarded(work, context);
                connection.commit();
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            } finally {
                transaction.remove();
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    @Override
    public Engine engine() {
        return backend.engine();
    }

    @Override
    public Subscription whenAvailable(Runnable callback) {
        return availability.subscribe(callback);
    }

    Health health() {
        String problem = availability.problem();
        return problem == null ? Health.UP : Health.down(problem);
    }

    @Override
    public void close() {
        availability.close();
        pool.close();
        backend.stop();
    }

    private DSLContext context(Connection connection) {
        return DSL.using(connection, backend.dialect(), settings);
    }

    private Connection connect() throws SQLException {
        if (availability.problem() != null) {
            throw SqlErrors.unavailable(null);
        }
        return pool.getConnection();
    }

    private <T extends @Nullable Object> T guarded(Function<DSLContext, T> work, DSLContext context) {
        try {
            return work.apply(context);
        } catch (DataAccessException e) {
            RuntimeException meaning = translation(e);
            throw meaning == null ? e : meaning;
        }
    }

    private RuntimeException translated(SQLException e) {
        if (SqlErrors.isPoolTimeout(e)) {
            if (allTaken()) {
                return SqlErrors.busy(e);
            }
            availability.suspect();
            return SqlErrors.unavailable(e);
        }
        RuntimeException meaning = translation(e);
        return meaning == null ? new DataAccessException(String.valueOf(e.getMessage()), e) : meaning;
    }

    private @Nullable RuntimeException translation(Throwable e) {
        if (SqlErrors.isLost(e)) {
            availability.suspect();
            return SqlErrors.unavailable(e);
        }
        return SqlErrors.isBusy(e) ? SqlErrors.busy(e) : null;
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("No rollback: the connection is gone, and the transaction with it", e);
            reason.addSuppressed(e);
        }
    }

    private boolean allTaken() {
        return pool.getHikariPoolMXBean().getActiveConnections() >= MAX_CONNECTIONS;
    }

    /** A look at the database through the pool; a pool that is merely busy counts as an answer. */
    private void poolAnswers() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(1)) {
                throw new SQLException("The connection no longer works", "08006");
            }
        } catch (SQLException e) {
            if (!(SqlErrors.isPoolTimeout(e) && allTaken())) {
                throw e;
            }
        }
    }
}
