package io.serai.plugins.internal.diagnosis;

/**
 * Something that keeps a bundle from doing its work.
 *
 * @param isFinal false while it may still come right by itself
 * @param sentence for a person: what is wrong and what is missing
 */
public record Finding(boolean isFinal, String sentence) {
    static Finding failed(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding waiting(String sentence) {
        return new Finding(false, sentence);
    }
}
