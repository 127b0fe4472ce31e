package io.serai.api.model;

import org.jspecify.annotations.Nullable;

/** The models of this hub, behind one router. Thread-safe. */
public interface Models {
    /** The model's name that stands for the fallback chain. */
    String DEFAULT = "default";

    /**
     * Asks a model. Returns at once.
     *
     * @param listener hears the answer while it comes; null if only the whole matters. Once it has heard a piece, a
     *     failure is final: another model would begin anew
     */
    ChatRun chat(ChatRequest request, Account account, @Nullable ChatListener listener);
}
