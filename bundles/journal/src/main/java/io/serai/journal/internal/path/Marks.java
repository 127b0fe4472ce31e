package io.serai.journal.internal.path;

import org.jspecify.annotations.Nullable;

/** Names for what belongs to a step beside its result. A node's id never holds the sign. */
public final class Marks {
    private static final String SIGN = "~";

    /** The wait for the time that an execution may take. */
    public static final String DEADLINE = SIGN + "deadline";

    /** The record that a person began it once more, after it had failed. */
    public static final String RETRIED = SIGN + "retried";

    /** The record that nothing was kept of what it did. */
    public static final String UNRECORDED = SIGN + "unrecorded";

    private static final String UNDONE = SIGN + "undone";

    private Marks() {}

    /** The record that a step was begun, for the so-manieth time. */
    public static String started(String path, int number) {
        return path + SIGN + "started" + number;
    }

    /** The question whether a step happened. */
    public static String doubt(String path, int number) {
        return path + SIGN + "doubt" + number;
    }

    /** The record that a step has failed so often, and is tried once more. */
    public static String tried(String path, int times) {
        return path + SIGN + "tried" + times;
    }

    /** The wait before a step is tried again, without its number. */
    public static String retry(String path) {
        return path + SIGN + "retry";
    }

    /** The wait until a step can be done, without its number. */
    public static String later(String path) {
        return path + SIGN + "later";
    }

    /** The record that a part of a saga was undone, for the so-manieth time. */
    public static String undone(String part, int number) {
        return part + UNDONE + number;
    }

    /** The part that a record says was undone; null for any other record. */
    public static @Nullable String undonePart(String mark) {
        int at = mark.indexOf(UNDONE);
        return at < 0 ? null : mark.substring(0, at);
    }

    /** The record that a delay is over. */
    public static String waited(String path) {
        return path + SIGN + "waited";
    }

    /** Whether something belongs to a step beside its result. */
    public static boolean belongs(String mark, String path) {
        return mark.startsWith(path + SIGN);
    }

    /** The step that a path belongs to; empty for what belongs to the execution as a whole. */
    public static String step(String path) {
        int at = path.indexOf(SIGN);
        return at < 0 ? path : path.substring(0, at);
    }

    /** Whether it is no step's result but something beside one. */
    public static boolean isMark(String path) {
        return path.contains(SIGN);
    }
}
