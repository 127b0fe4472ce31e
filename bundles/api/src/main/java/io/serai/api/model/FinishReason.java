package io.serai.api.model;

/** Why a model stopped. */
public enum FinishReason {
    /** It has said all. */
    STOP,
    /** The answer was longer than allowed and is cut off. */
    LENGTH,
    /** It waits for tools. */
    TOOLS,
    /** The provider's filter stopped it. */
    FILTERED,
    OTHER
}
