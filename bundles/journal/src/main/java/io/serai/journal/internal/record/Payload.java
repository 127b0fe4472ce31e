package io.serai.journal.internal.record;

/**
 * A value as it is kept: never a live object.
 *
 * @param form what {@code text} is
 * @param text the value, or a description of what could not be kept
 */
public record Payload(Form form, String text) {
    /** How the text is to be read. The order is part of the stored format: new forms go to the end. */
    public enum Form {
        TEXT,
        JSON,
        BASE64,
        /** Cut; the text is the beginning. */
        CUT,
        /** Not kept; the text names the type. */
        UNKEPT,
        /** Bytes that are text in UTF-8. */
        UTF8,
        /** A stream's content, as text in UTF-8. */
        STREAM_UTF8,
        /** A stream's content, in base 64. */
        STREAM_BASE64,
        /** A JSON tree in which objects that JSON has no form for are named by their type; see {@link Values}. */
        TYPED,
        /** Nothing. */
        NULL,
        /** In the payload store; the text is its id. */
        STORED
    }
}
