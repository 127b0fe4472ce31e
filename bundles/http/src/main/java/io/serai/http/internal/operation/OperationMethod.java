package io.serai.http.internal.operation;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter.Place;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.AuditEntry.Action;
import io.serai.spi.operation.OperationResource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One operation: a method of a service, and what its annotations say.
 *
 * @param status of its normal end, or 0 for 200 with a result and 204 without one
 */
public record OperationMethod(
        OperationInfo info, OperationResource resource, Method method, List<Argument> arguments, int status) {
    static OperationMethod of(OperationInfo info, OperationResource resource, Method method, List<Argument> arguments) {
        Status status = method.getAnnotation(Status.class);
        return new OperationMethod(info, resource, method, arguments, status == null ? 0 : status.value());
    }

    public boolean isPublic() {
        return info.permission().equals(Requires.NOTHING);
    }

    boolean needsOnlyLogin() {
        return info.permission().equals(Requires.LOGIN);
    }

    /** Login, logout and the like write better audit rows than the registry could. */
    boolean auditsItself() {
        return info.path().equals("/auth") || info.path().startsWith("/auth/");
    }

    Action action() {
        return switch (info.method()) {
            case "POST" -> Action.CREATE;
            case "PUT", "PATCH" -> Action.UPDATE;
            case "DELETE" -> Action.DELETE;
            default -> Action.READ;
        };
    }

    /** {@code workflow} of {@code workflow-publish}, which is also the resource of its permission. */
    String resourceType() {
        String permission = info.permission();
        int colon = permission.indexOf(':');
        if (colon > 0) {
            return permission.substring(0, colon);
        }
        int hyphen = info.id().indexOf('-');
        return hyphen > 0 ? info.id().substring(0, hyphen) : info.id();
    }

    /** Calls the method; a stage it returns is waited for. */
    @Nullable
    Object call(@Nullable Object[] values) throws Throwable {
        for (int i = 0; i < values.length; i++) {
            Argument argument = arguments.get(i);
            if (values[i] == null && argument.required() && argument.place() == Place.BODY) {
                throw new InvalidInputException("json.missing", "A JSON body is required.");
            }
        }
        try {
            Object result = method.invoke(resource, values);
            return result instanceof CompletionStage<?> stage
                    ? stage.toCompletableFuture().get()
                    : result;
        } catch (InvocationTargetException | java.util.concurrent.ExecutionException wrapper) {
            Throwable cause = wrapper.getCause();
            throw cause == null ? wrapper : cause;
        }
    }
}
