package io.serai.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of stored objects: UUID version 7 (RFC 9562), whose text order is the order in which they were made. Thread-safe.
 */
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id of 36 lower-case characters, greater than every earlier one of this process. */
    public static String next() {
        return GENERATOR.generate().toString();
    }

    /** The lowest id that can have been made at a time (by the millisecond), as a bound for ranges of ids. */
    public static String lowestAt(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L).toString();
    }
}
