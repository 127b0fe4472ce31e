package io.serai.api.model;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of the current caller's tenant. Each method with an id takes a name, too, and throws {@link
 * io.serai.api.error.NotFoundException} {@code model.not-found} for one that is not there.
 */
public interface ModelRegistry {
    /** By name. */
    Page<ModelInfo> list(PageRequest page);

    ModelInfo get(String id);

    /** @throws io.serai.api.error.ConflictException {@code model.exists} */
    ModelInfo create(ModelDraft draft);

    /** @throws io.serai.api.error.PreconditionException if it has changed since the etag was read */
    ModelInfo update(String id, ModelDraft draft, @Nullable String etag);

    /** @throws io.serai.api.error.ConflictException {@code model.built-in} for one that the hub knows from the start */
    void delete(String id);

    /** Asks it for one word, outside of chain, breaker and budgets; blocks until it has answered or failed. */
    ModelTest test(String id);

    /** Every provider, configured or not: those in the chain first. */
    List<ProviderInfo> providers();
}
