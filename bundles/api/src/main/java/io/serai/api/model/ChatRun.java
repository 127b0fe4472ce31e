package io.serai.api.model;

import java.util.concurrent.CompletionStage;

/** A call under way. */
public interface ChatRun {
    /**
     * The answer, or {@link ModelUnavailableException}, {@link ModelRefusedException}, {@link
     * io.serai.api.error.NotFoundException} {@code model.not-found}, {@link io.serai.api.error.BudgetExceededException}, or
     * {@link java.util.concurrent.CancellationException}; completed on a thread of the models bundle.
     */
    CompletionStage<ChatReply> reply();

    /** Breaks the connection; what the provider bills for it is not known. */
    void cancel();
}
