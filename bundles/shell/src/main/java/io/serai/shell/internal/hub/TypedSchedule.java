package io.serai.shell.internal.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.ConflictException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a schedule by what people type. */
public final class TypedSchedule {
    private static final int LOOKED_AT = 500;

    private TypedSchedule() {}

    /**
     * The id of the schedule with that name, or else what was typed, as an id.
     *
     * @throws ConflictException {@code schedule.ambiguous} where several have the name
     */
    public static String id(Hub hub, String idOrName) {
        @Nullable String found = null;
        for (JsonNode schedule : hub.items("schedule-list", Map.of("q", idOrName), LOOKED_AT)) {
            if (schedule.path("name").asText().equals(idOrName)) {
                if (found != null) {
                    throw new ConflictException(
                            "schedule.ambiguous", "Several schedules are named " + idOrName + "; use an id instead.");
                }
                found = schedule.path("id").asText();
            }
        }
        return found == null ? idOrName : found;
    }
}
