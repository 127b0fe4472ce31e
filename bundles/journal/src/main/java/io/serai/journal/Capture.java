package io.serai.journal;

import org.jspecify.annotations.Nullable;

/** How much of a step's data is kept. */
public enum Capture {
    /** What went into and came out of effects. */
    EFFECTS,
    /** What went into and came out of every node. */
    FULL,
    /** No data of any step; only what went wrong. */
    ERRORS,
    /**
     * Nothing at all of an execution that completes: it is not in the store, and a crash ends it. One that fails is kept,
     * with its input. Executions with an idempotency key, in a queue, of another execution or of a draft are kept all the
     * same.
     */
    NONE;

    /** From a workflow's settings; null or an unknown word means {@link #EFFECTS}. */
    public static Capture of(@Nullable Object setting) {
        if (setting instanceof String word) {
            for (Capture capture : values()) {
                if (capture.name().equalsIgnoreCase(word)) {
                    return capture;
                }
            }
        }
        return EFFECTS;
    }
}
