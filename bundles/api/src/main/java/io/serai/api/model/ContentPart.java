package io.serai.api.model;

/** A piece of a message. */
public sealed interface ContentPart {
    /** Text. */
    record Text(String text) implements ContentPart {}

    /**
     * A picture.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 its bytes
     */
    record Image(String mediaType, String base64) implements ContentPart {}

    /** A picture that the provider fetches. */
    record ImageLink(String url) implements ContentPart {}
}
