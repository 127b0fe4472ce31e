package io.serai.http.internal.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.serai.api.error.ConflictException;
import io.serai.api.error.ExecutionFailedException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.GoneException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.NotAcceptableException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PermanentException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.RateLimitedException;
import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.TooLargeException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.UnsupportedMediaTypeException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem document: the only place that does. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The document for an error; what nobody foresaw is logged here, once, and stays out of the document. */
    public static ProblemDocument of(Throwable thrown, String requestId) {
        ProblemDocument problem = known(thrown);
        if (problem == null) {
            LOG.error("Request {} failed unexpectedly", requestId, thrown);
            problem = ProblemDocument.of(
                    500,
                    "internal",
                    "Something went wrong inside the hub; its log has the details under this request id.");
        }
        return problem.withRequestId(requestId);
    }

    private static @Nullable ProblemDocument known(Throwable thrown) {
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof SeraiException known) {
                return of(known);
            }
            if (current instanceof JacksonException json) {
                return JsonProblems.of(json);
            }
            if (current instanceof WebApplicationException web) {
                ProblemDocument nested = web.getCause() == null ? null : known(web.getCause());
                return nested != null ? nested : RouteProblems.of(web);
            }
            if (current instanceof EOFException || current instanceof InterruptedIOException) {
                return ProblemDocument.of(400, "request.incomplete", "The request's body ended early.");
            }
            if (!transparent(current)) {
                return null;
            }
            current = current.getCause();
        }
        return null;
    }

    // Wrappers that frameworks put around the real error.
    private static boolean transparent(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof java.lang.reflect.InvocationTargetException
                || thrown instanceof java.lang.reflect.UndeclaredThrowableException
                || thrown.getClass().getName().startsWith("org.apache.cxf.")
                || thrown instanceof jakarta.servlet.ServletException
                || thrown.getClass() == RuntimeException.class;
    }

    private static ProblemDocument of(SeraiException error) {
        String code = error.code();
        String detail = error.detail();
        if (error instanceof InvalidInputException invalid) {
            // Unreadable is 400, readable but against the rules is 422.
            return ProblemDocument.of(code.startsWith("json.") ? 400 : 422, code, detail)
                    .withViolations(invalid.violations());
        }
        if (error instanceof ExecutionFailedException failed) {
            return ProblemDocument.of(500, code, detail).withExecutionId(failed.executionId());
        }
        if (error instanceof UnavailableException unavailable) {
            return ProblemDocument.of(503, code, detail).retryAfter(unavailable.retryAfterSeconds());
        }
        if (error instanceof RateLimitedException limited) {
            return ProblemDocument.of(429, code, detail).retryAfter(limited.retryAfterSeconds());
        }
        if (error instanceof RetryableException) {
            return ProblemDocument.of(503, code, detail).retryAfter(1);
        }
        return ProblemDocument.of(status((PermanentException) error), code, detail);
    }

    private static int status(PermanentException error) {
        if (error instanceof NotFoundException) {
            return 404;
        }
        if (error instanceof UnauthenticatedException) {
            return 401;
        }
        if (error instanceof ForbiddenException) {
            return 403;
        }
        if (error instanceof MethodNotAllowedException) {
            return 405;
        }
        if (error instanceof ConflictException) {
            return 409;
        }
        if (error instanceof GoneException) {
            return 410;
        }
        if (error instanceof PreconditionException) {
            return 412;
        }
        if (error instanceof NotAcceptableException) {
            return 406;
        }
        if (error instanceof UnsupportedMediaTypeException) {
            return 415;
        }
        // Permanent means: the same call fails again; so an unknown kind is the caller's to change.
        return error instanceof TooLargeException ? 413 : 400;
    }
}
