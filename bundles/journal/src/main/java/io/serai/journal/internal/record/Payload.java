package io.serai.journal.internal.record;

/**
 * A value as it is kept: never a live object.
 *
 * @param form what {@code text} is
 * @param text the value, or a description of what could not be kept
 */
public record Payload(Form form, String text) {
    /** How the text is to be read. */
    public enum Form {
        TEXT,
        JSON,
        BASE64,
        /** Cut; the text is the beginning. */
        CUT,
        /** Not kept; the text names the type. */
        UNKEPT
    }
}
