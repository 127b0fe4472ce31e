package io.serai.http.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.operation.OperationCall;
import io.serai.http.internal.operation.Outcomes;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.Problems;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What goes wrong inside CXF leaves as a problem document, and the call's audit row says so. */
final class ProblemMapper {
    private ProblemMapper() {}

    static final class Any implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failed) {
            return reply(failed);
        }
    }

    /** Also for this type, or CXF's own mapper would be the closer one. */
    static final class Web implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException failed) {
            return reply(failed);
        }
    }

    private static Response reply(Throwable failed) {
        RestCall rest = RestCall.current();
        ProblemDocument problem = Problems.of(failed, rest.context().requestId());
        if (problem.code().equals("route.not-found") && !rest.isComplete()) {
            problem = ProblemDocument.of(503, "hub.starting", "The hub is starting; repeat in a second.")
                    .retryAfter(1)
                    .withRequestId(rest.context().requestId());
        }
        OperationCall call = rest.operation();
        if (call != null) {
            try {
                call.end(Outcomes.code(failed), null);
            } catch (RuntimeException unaudited) {
                problem = Problems.of(unaudited, rest.context().requestId());
            }
        }
        Response.ResponseBuilder reply = Response.status(problem.status()).type(ProblemDocument.MEDIA_TYPE);
        reply.header("Cache-Control", "no-store");
        if (problem.retryAfterSeconds() > 0) {
            reply.header("Retry-After", problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            reply.header("WWW-Authenticate", "Bearer realm=\"serai\"");
        }
        if (failed instanceof WebApplicationException web && problem.status() == 405) {
            reply.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        try {
            return reply.entity(Json.MAPPER.writeValueAsBytes(problem)).build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
