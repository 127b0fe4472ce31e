package io.serai.spi.operation;

/**
 * Marks an OSGi service whose JAX-RS-annotated methods are operations. Register a class that has a class-level
 * {@code @Path} (relative to {@code /api/v1}) under this interface; each method carries {@code @Requires} and
 * {@code @Operation(operationId, summary)} and is then in REST, OpenAPI and {@code serai:call}. Methods run on request
 * threads, with {@link io.serai.api.security.CallContext#current()} set.
 */
public interface OperationResource {}
