package io.serai.api.model;

/** Hears an answer while it comes, on a thread of the hub, one call after the other; must return soon. */
@FunctionalInterface
public interface ChatListener {
    /** A piece of the text, as long as the provider sends it. */
    void token(String text);
}
