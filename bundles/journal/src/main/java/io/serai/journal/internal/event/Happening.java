package io.serai.journal.internal.event;

import io.serai.journal.internal.record.Payloads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that may begin executions or end waits.
 *
 * @param room null where it does not matter
 * @param source the execution that it comes from or is about; null for none
 */
public record Happening(
        String id,
        String tenant,
        String type,
        @Nullable String room,
        @Nullable String correlation,
        @Nullable String source,
        Instant at,
        Map<String, Object> data) {
    /** What a route gets. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("type", type);
        told.put("at", at.toString());
        if (room != null) {
            told.put("room", room);
        }
        if (correlation != null) {
            told.put("correlation", correlation);
        }
        told.put("data", data);
        return told;
    }

    String text() {
        return Payloads.text(told());
    }
}
