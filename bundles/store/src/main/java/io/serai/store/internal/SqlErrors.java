package io.serai.store.internal;

import io.serai.api.error.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQL states mean to the hub. */
final class SqlErrors {
    static final int RETRY_SECONDS = 2;

    /**
     * Deadlock, serialization failure, lock wait timed out (the same standard class 40 on both engines); PostgreSQL has no
     * connections, memory or disk left.
     */
    private static final Set<String> BUSY =
            Set.of("40001", "40P01", "40XL1", "40XL2", "55P03", "53300", "53200", "53100");

    /**
     * The server goes down or comes up; Derby's database is closed or did not start, or has closed itself because the
     * disk is full (XSDG1 for a page, XSLA4 for the log).
     */
    private static final Set<String> LOST =
            Set.of("57P01", "57P02", "57P03", "XJ004", "XJ040", "XJ041", "XJ015", "XSLA7", "XSLA4", "XSDG1", "XSDG2");

    private SqlErrors() {}

    static UnavailableException unavailable(@Nullable Throwable cause) {
        return new UnavailableException(
                "store.unavailable",
                "The database does not answer just now; the hub reconnects by itself.",
                RETRY_SECONDS,
                cause);
    }

    static UnavailableException busy(@Nullable Throwable cause) {
        return new UnavailableException(
                "store.busy", "The database is busy with other changes; the same call may work later.", 1, cause);
    }

    static boolean isLost(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                String state = state(sql);
                if (state.startsWith("08") || LOST.contains(state)) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isBusy(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && BUSY.contains(state(sql))) {
                return true;
            }
        }
        return false;
    }

    /** The pool had no connection to give within its timeout, for whatever reason. */
    static boolean isPoolTimeout(SQLException failure) {
        return failure instanceof SQLTransientConnectionException && failure.getSQLState() == null;
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** Whether the failure, a cause or a next exception has one of the states. */
    static boolean anyState(SQLException failure, String... states) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql && Arrays.asList(states).contains(state(sql))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    static String deepestMessage(SQLException failure) {
        String message = failure.getMessage();
        for (Throwable each : failure) {
            if (each.getMessage() != null) {
                message = each.getMessage();
            }
        }
        return String.valueOf(message);
    }
}
