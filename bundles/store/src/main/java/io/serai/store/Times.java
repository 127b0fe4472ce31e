package io.serai.store;

import io.serai.store.internal.UtcTimestampBinding;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * Times in tables. Columns are {@code ${timestamp}} in migrations and hold UTC whatever the JVM's or server's zone;
 * fields are declared as {@code field("created_at", Times.TIMESTAMP)} and are {@link Instant} in Java. Prefer that to
 * plain {@code LocalDateTime} fields with {@link #toDb}: JDBC takes those through the JVM's zone, and loses the hour
 * that summer time skips unless that zone is UTC.
 */
public final class Times {
    /** An {@link Instant} in a {@code timestamp} column, in UTC, to the microsecond. */
    public static final DataType<Instant> TIMESTAMP =
            SQLDataType.TIMESTAMP.asConvertedDataType(new UtcTimestampBinding());

    private Times() {}

    /** The value of a {@code LocalDateTime} field: the same moment in UTC. */
    public static LocalDateTime toDb(Instant time) {
        return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** The moment behind the value of a {@code LocalDateTime} field. */
    public static Instant fromDb(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    /** Now, as precisely as the database keeps it, so that what is written equals what is read back. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
