package io.serai.journal.internal.write;

import io.serai.store.Times;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line in the history of an execution, beside its steps.
 *
 * @param type dotted, such as {@code execution.paused}
 * @param path the step that it is about; null for the execution as a whole
 */
public record Note(Instant at, String type, @Nullable String path, Map<String, ?> data) {
    public Note(String type) {
        this(type, null, Map.of());
    }

    /** Of now. */
    public Note(String type, @Nullable String path, Map<String, ?> data) {
        this(Times.now(), type, path, data);
    }
}
