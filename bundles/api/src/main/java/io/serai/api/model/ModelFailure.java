package io.serai.api.model;

import org.jspecify.annotations.Nullable;

/** Why a model did not answer. */
public enum ModelFailure {
    /** Too many calls; the provider or the registry's limit says so. */
    RATE_LIMITED("model.rate-limited", 429),
    /** The key is missing, wrong or not allowed to do it. */
    AUTH("model.auth", 401),
    /** Not reached, or the connection broke. */
    NETWORK("model.network", null),
    /** The provider failed, or answered what cannot be read. */
    SERVER("model.server", 502),
    /** No answer in time. */
    TIMEOUT("model.timeout", 504),
    /** The request cannot be answered: too long, an unknown model, a schema that is not understood. */
    INVALID("model.invalid", 400);

    private final String code;
    private final @Nullable Integer status;

    ModelFailure(String code, @Nullable Integer status) {
        this.code = code;
        this.status = status;
    }

    /** The dotted code of errors of this kind. */
    public String code() {
        return code;
    }

    /** The HTTP status that means the same, or null. */
    public @Nullable Integer status() {
        return status;
    }

    /** Whether the same call may succeed later. */
    public boolean passes() {
        return this != AUTH && this != INVALID;
    }
}
