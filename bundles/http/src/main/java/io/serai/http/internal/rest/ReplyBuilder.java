package io.serai.http.internal.rest;

import io.serai.api.operation.Pending;
import io.serai.api.operation.Tagged;
import io.serai.http.internal.operation.LiveOperations;
import io.serai.http.internal.operation.OperationMethod;
import io.serai.http.internal.operation.Outcomes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP reply of an operation's result: status, ETag, Location. */
final class ReplyBuilder {
    static final String BASE = "/api/v1";

    /** Where an object of a class can be read: from the operations that get one by its id. */
    private final Map<Class<?>, String> addresses = new HashMap<>();

    ReplyBuilder(LiveOperations.Snapshot snapshot) {
        for (OperationMethod operation : snapshot.byId().values()) {
            String path = operation.info().path();
            boolean byId = path.endsWith("/{id}") && path.indexOf('{') == path.lastIndexOf('{');
            if (byId && operation.info().method().equals("GET")) {
                addresses.put(operation.method().getReturnType(), path.substring(0, path.length() - "{id}".length()));
            }
        }
    }

    Response build(OperationMethod operation, @Nullable Object result, HttpServletRequest request) {
        if (result instanceof Response whole) {
            return whole;
        }
        int status = result instanceof Pending work && !work.pending() ? 200 : operation.status();
        if (result == null) {
            return Response.status(status == 0 ? 204 : status).build();
        }
        Response.ResponseBuilder reply = Response.status(status == 0 ? 200 : status);
        if (result instanceof Tagged tagged) {
            String tag = '"' + tagged.etag() + '"';
            reply.header("ETag", tag);
            if (operation.info().method().equals("GET") && matches(request.getHeader("If-None-Match"), tag)) {
                return reply.status(304).build();
            }
        }
        if (status == 201 || status == 202) {
            String address = address(result, request, status);
            if (address != null) {
                reply.header("Location", address);
            }
        }
        if (!declaresType(operation) && !isRaw(result)) {
            reply.type(MediaType.APPLICATION_JSON_TYPE);
        }
        return reply.entity(result).build();
    }

    private @Nullable String address(Object result, HttpServletRequest request, int status) {
        String id = Outcomes.id(result);
        if (id == null) {
            return null;
        }
        String known = addresses.get(result.getClass());
        if (known != null) {
            return BASE + known + id;
        }
        return status == 201 ? request.getRequestURI() + "/" + id : null;
    }

    static boolean matches(@Nullable String wanted, String tag) {
        if (wanted == null) {
            return false;
        }
        for (String candidate : wanted.split(",", -1)) {
            String plain = candidate.trim();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declaresType(OperationMethod operation) {
        return operation.method().isAnnotationPresent(Produces.class)
                || operation.method().getDeclaringClass().isAnnotationPresent(Produces.class);
    }

    private static boolean isRaw(Object result) {
        return result instanceof String
                || result instanceof byte[]
                || result instanceof InputStream
                || result instanceof StreamingOutput;
    }
}
