package io.serai.spi.model;

import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of a provider. */
public interface ProviderCall {
    /** What is asked; its model is the provider's own name. */
    ChatRequest request();

    /** The address to call instead of the provider's own, or null. */
    @Nullable
    String endpoint();

    /** The key to use instead of the provider's own, or null. Must not be logged or shown. */
    @Nullable
    String apiKey();

    /** How long the whole answer may take or, while it streams, the next piece. */
    Duration timeout();

    /** Where pieces of the text go while they come; null if they need not be streamed. */
    @Nullable
    ChatListener listener();

    /**
     * What is to be done when the caller no longer wants the answer; at once if that is so already. The call then ends with
     * any exception.
     */
    void onCancel(Runnable action);
}
