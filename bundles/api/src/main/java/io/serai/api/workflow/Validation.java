package io.serai.api.workflow;

import java.util.List;

/** The verdict on a definition: valid exactly if there are no problems. */
public record Validation(boolean valid, List<Problem> problems) {
    public Validation {
        problems = List.copyOf(problems);
    }

    public static Validation of(List<Problem> problems) {
        return new Validation(problems.isEmpty(), problems);
    }
}
