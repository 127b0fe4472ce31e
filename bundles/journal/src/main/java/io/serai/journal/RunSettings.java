package io.serai.journal;

import io.serai.api.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a workflow's executions run.
 *
 * @param steps by the id of the step
 * @param timeoutMillis from the acceptance of an execution to its end; null for no limit
 */
public record RunSettings(
        Map<String, StepSettings> steps, @Nullable Long timeoutMillis) {
    public static final RunSettings NONE = new RunSettings(Map.of(), null);

    public RunSettings {
        steps = Map.copyOf(steps);
    }

    /** Reads a workflow's settings; what is wrong in them is left out, as {@link #check} has said before. */
    public static RunSettings of(@Nullable Map<String, Object> settings) {
        return new SettingsReader(new ArrayList<>()).read(settings);
    }

    /** What is wrong in a workflow's settings, as far as it concerns how executions run. */
    public static List<Violation> check(@Nullable Map<String, Object> settings) {
        List<Violation> wrong = new ArrayList<>();
        new SettingsReader(wrong).read(settings);
        return wrong;
    }
}
