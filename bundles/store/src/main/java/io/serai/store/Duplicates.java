package io.serai.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells whether a failed write broke a uniqueness rule. */
public final class Duplicates {
    private static final String UNIQUE_VIOLATION = "23505"; // the same SQLSTATE in Derby and PostgreSQL

    private Duplicates() {}

    /** Whether this failure, or a cause of it, is a duplicate key. */
    public static boolean isDuplicate(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            for (SQLException e = t instanceof SQLException sql ? sql : null; e != null; e = e.getNextException()) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    return true;
                }
            }
        }
        return false;
    }
}
