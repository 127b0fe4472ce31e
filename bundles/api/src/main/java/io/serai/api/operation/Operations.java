package io.serai.api.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry of operations, as they come and go with bundles and plugins. Thread-safe. A call made here takes the
 * same way as one over REST: permission check, one audit row, the same errors.
 */
public interface Operations {
    /** All operations, by id. */
    List<OperationInfo> list();

    Optional<OperationInfo> find(String operationId);

    /**
     * Calls an operation on behalf of {@link io.serai.api.security.CallContext#current()}, on the current thread.
     *
     * @param arguments path, query and header parameters by name; the body under {@code body}, or its fields directly;
     *     JSON trees or records
     * @return what the operation returns, or null for nothing
     * @throws io.serai.api.error.SeraiException as over REST; {@code operation.not-found} for an unknown id
     */
    @Nullable
    Object invoke(String operationId, Map<String, Object> arguments);
}
