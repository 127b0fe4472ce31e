package io.serai.spi.model;

import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;

/** Somebody who runs models. Register it as an OSGi service; the router then asks it. Thread-safe. */
public interface ModelProvider {
    /** Does not change while the provider is registered. */
    ProviderDescription description();

    /** Whether it can be called without a model's own key. */
    boolean isConfigured();

    /**
     * Asks a model once, without retries of its own. Blocks until the answer is complete; called on a thread of the hub,
     * several at once.
     *
     * @throws ModelUnavailableException if it may answer later
     * @throws ModelRefusedException if it will not
     */
    ProviderReply chat(ProviderCall call);
}
