package io.serai.api.model;

/**
 * What a call used.
 *
 * @param input all tokens that went in, those from a cache too
 * @param cached those of them that came from the provider's cache
 */
public record TokenUsage(long input, long cached, long output) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    public long total() {
        return input + output;
    }
}
