package io.serai.api.workflow;

import java.util.List;

/**
 * The verdict on a definition: valid exactly if there are no problems.
 *
 * @param problems why it cannot be published
 * @param warnings what works, but not as well as its author may think
 */
public record Validation(boolean valid, List<Problem> problems, List<Problem> warnings) {
    public Validation {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    public static Validation of(List<Problem> problems) {
        return of(problems, List.of());
    }

    public static Validation of(List<Problem> problems, List<Problem> warnings) {
        return new Validation(problems.isEmpty(), problems, warnings);
    }
}
