package io.serai.http.internal.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serai.api.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param code stable and dotted; programs react to it
 * @param retryAfterSeconds goes out as a header; 0 for none
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String requestId,
        @Nullable List<Violation> violations,
        @Nullable String executionId,
        @JsonIgnore int retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemDocument of(int status, String code, String detail) {
        return new ProblemDocument("about:blank", title(status), status, detail, code, null, null, null, 0);
    }

    public ProblemDocument withRequestId(String id) {
        return new ProblemDocument(type, title, status, detail, code, id, violations, executionId, retryAfterSeconds);
    }

    public ProblemDocument withViolations(List<Violation> list) {
        List<Violation> kept = list.isEmpty() ? null : List.copyOf(list);
        return new ProblemDocument(type, title, status, detail, code, requestId, kept, executionId, retryAfterSeconds);
    }

    public ProblemDocument withExecutionId(@Nullable String id) {
        return new ProblemDocument(type, title, status, detail, code, requestId, violations, id, retryAfterSeconds);
    }

    public ProblemDocument retryAfter(int seconds) {
        return new ProblemDocument(
                type, title, status, detail, code, requestId, violations, executionId, Math.max(1, seconds));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 426 -> "Upgrade Required";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> status < 500 ? "Request Failed" : "Server Error";
        };
    }
}
