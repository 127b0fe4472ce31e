package io.serai.http.internal.problem;

import io.serai.http.internal.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a problem document as the whole reply. */
public final class ProblemWriter {
    private ProblemWriter() {}

    /** Does nothing if the reply has already begun: then only closing the connection tells the client. */
    public static void write(HttpServletResponse response, ProblemDocument problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = Json.MAPPER.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        headers(response, problem);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void headers(HttpServletResponse response, ProblemDocument problem) {
        if (problem.retryAfterSeconds() > 0) {
            response.setHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"serai\"");
        }
        response.setHeader("Cache-Control", "no-store");
    }
}
