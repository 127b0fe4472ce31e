package io.serai.http.internal.rest;

import io.serai.api.error.SeraiException;
import io.serai.api.operation.OperationParameter.Place;
import io.serai.http.internal.operation.LiveOperations;
import io.serai.http.internal.operation.OperationCall;
import io.serai.http.internal.operation.OperationMethod;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.jspecify.annotations.Nullable;

/** Before the body is even read: who calls, may they, and do both sides speak JSON. */
final class OperationFilter implements ContainerRequestFilter {
    private final LiveOperations.Snapshot snapshot;
    private final LiveOperations operations;

    OperationFilter(LiveOperations.Snapshot snapshot, LiveOperations operations) {
        this.snapshot = snapshot;
        this.operations = operations;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        OperationResourceInfo matched =
                JAXRSUtils.getCurrentMessage().getExchange().get(OperationResourceInfo.class);
        Method method = matched.getMethodToInvoke();
        OperationMethod operation = snapshot.byMethod().get(method);
        if (operation == null) {
            throw new IllegalStateException("No operation for " + method);
        }
        RestCall rest = RestCall.current();
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        OperationCall call = operations.begin(operation, rest.context(), id);
        rest.begin(call);
        SeraiException bad = rest.badCredential();
        if (bad != null && !operation.isPublic()) {
            throw bad;
        }
        PanelCalls.check(RestCall.request(), operation);
        call.authorize();
        negotiate(request, method, operation);
    }

    private static void negotiate(ContainerRequestContext request, Method method, OperationMethod operation) {
        if (!declares(method, Produces.class)
                && request.getAcceptableMediaTypes().stream()
                        .noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)) {
            throw new NotAcceptableException();
        }
        boolean takesBody = operation.arguments().stream().anyMatch(argument -> argument.place() == Place.BODY);
        if (takesBody && !declares(method, Consumes.class) && request.hasEntity() && !isJson(request.getMediaType())) {
            throw new NotSupportedException();
        }
    }

    private static boolean declares(Method method, Class<? extends java.lang.annotation.Annotation> type) {
        return method.isAnnotationPresent(type) || method.getDeclaringClass().isAnnotationPresent(type);
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !type.isWildcardType()
                        || type.getSubtype().endsWith("+json"));
    }
}
