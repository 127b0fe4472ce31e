package io.serai.http.internal.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** What JAX-RS itself refuses: unknown routes, methods and media types, and parameters it cannot convert. */
final class RouteProblems {
    private RouteProblems() {}

    static ProblemDocument of(WebApplicationException error) {
        Response response = error.getResponse();
        int status = response.getStatus();
        return switch (status) {
            case 404 ->
                error.getCause() == null
                        ? ProblemDocument.of(404, "route.not-found", "There is nothing at this address; see /api/docs.")
                        : parameter();
            case 405 -> ProblemDocument.of(405, "route.method", "This address does not take that method.");
            case 406 -> ProblemDocument.of(406, "route.not-acceptable", "This is only available as application/json.");
            case 415 -> ProblemDocument.of(415, "route.media-type", "The body must be application/json.");
            case 400 -> parameter();
            default -> {
                String message = error.getMessage();
                yield ProblemDocument.of(
                        status, "http." + status, message == null ? "The request was refused." : message);
            }
        };
    }

    private static ProblemDocument parameter() {
        return ProblemDocument.of(
                400, "parameter.invalid", "A path or query parameter does not have the form that is asked for.");
    }
}
