package io.serai.plugins.internal.diagnosis;

import org.jspecify.annotations.Nullable;

/** Words for exceptions. */
public final class Causes {
    private Causes() {}

    /** The innermost cause, since the outer ones are the framework's. */
    public static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && !root.getCause().equals(root)) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return root.getClass().getSimpleName() + (message == null ? "" : ": " + firstLine(message));
    }

    public static String firstLine(@Nullable String text) {
        return text == null
                ? "no reason given"
                : text.strip().lines().findFirst().orElse("no reason given");
    }
}
