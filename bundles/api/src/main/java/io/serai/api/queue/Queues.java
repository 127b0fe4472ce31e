package io.serai.api.queue;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Queues of the current caller's tenant. Each method with a name throws {@link io.serai.api.error.NotFoundException}
 * {@code queue.not-found} for one that is not there. What changes takes effect at once.
 */
public interface Queues {
    /** By name. */
    Page<Queue> list(PageRequest page);

    Queue get(String name);

    /** @throws io.serai.api.error.ConflictException {@code queue.exists} */
    Queue create(QueueDraft draft);

    /** @throws io.serai.api.error.PreconditionException if it has changed since the etag was read */
    Queue update(String name, QueueDraft draft, @Nullable String etag);

    /**
     * @throws io.serai.api.error.ConflictException {@code queue.in-use} while executions wait in it,
     *     {@code queue.default} for that one
     */
    void delete(String name);

    /** Lets executions begin, or makes them wait. */
    Queue activate(String name, boolean active);
}
