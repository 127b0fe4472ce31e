package io.serai.http.internal.hook;

import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.hook.HookReply;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.ProblemWriter;
import io.serai.http.internal.problem.Problems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the answer to one hook call, once, whichever comes first: the reply, an error, or the client's leaving. */
final class HookAnswer implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(HookAnswer.class);
    /** Up to here a write ends in the socket's buffer; more could wait for a slow client, on a thread of the server. */
    private static final int AT_ONCE = 32 * 1024;

    private final AsyncContext async;
    private final String requestId;
    private final IntConsumer left;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile int status;

    /** @param left hears once that the request is over, with the status of the answer or 0 if there was none */
    HookAnswer(AsyncContext async, String requestId, IntConsumer left) {
        this.async = async;
        this.requestId = requestId;
        this.left = left;
    }

    void complete(@Nullable HookReply reply, @Nullable Throwable failed) {
        if (failed != null || reply == null) {
            fail(failed == null ? new IllegalStateException("A hook completed without a reply") : failed);
            return;
        }
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        byte[] body;
        try {
            body = bytes(reply.body());
        } catch (IOException | RuntimeException unwritable) {
            refuse(Problems.of(unwritable, requestId).withExecutionId(reply.executionId()));
            return;
        }
        if (body.length <= AT_ONCE) {
            send(reply, body);
        } else {
            async.start(() -> send(reply, body));
        }
    }

    void fail(Throwable failed) {
        if (answered.compareAndSet(false, true)) {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            if (cause instanceof MethodNotAllowedException method) {
                ((HttpServletResponse) async.getResponse()).setHeader("Allow", String.join(", ", method.allowed()));
            }
            refuse(Problems.of(cause, requestId));
        }
    }

    private void send(HookReply reply, byte[] body) {
        try {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            status = reply.status();
            response.setStatus(status);
            for (Map.Entry<String, String> header : reply.headers().entrySet()) {
                response.setHeader(header.getKey(), header.getValue());
            }
            if (reply.executionId() != null) {
                response.setHeader("X-Execution-Id", reply.executionId());
            }
            String type = contentType(reply);
            if (type != null) {
                response.setContentType(type);
            }
            if (reply.status() != 204 && reply.status() != 304) {
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        } catch (IOException | RuntimeException gone) {
            LOG.debug("The client of hook request {} left before its answer", requestId, gone);
        } finally {
            end();
        }
    }

    private void refuse(ProblemDocument problem) {
        try {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            if (problem.executionId() != null) {
                response.setHeader("X-Execution-Id", problem.executionId());
            }
            status = problem.status();
            ProblemWriter.write(response, problem);
        } catch (IOException | RuntimeException gone) {
            LOG.debug("The client of hook request {} left before its answer", requestId, gone);
        } finally {
            end();
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            try {
                async.complete();
            } catch (IllegalStateException ended) {
                LOG.debug("Hook request {} had ended already", requestId);
            } finally {
                left.accept(status);
            }
        }
    }

    private static byte[] bytes(@Nullable Object body) throws IOException {
        if (body == null) {
            return HookBody.EMPTY;
        }
        if (body instanceof byte[] raw) {
            return raw;
        }
        return body instanceof CharSequence text
                ? text.toString().getBytes(StandardCharsets.UTF_8)
                : Json.MAPPER.writeValueAsBytes(body);
    }

    private static @Nullable String contentType(HookReply reply) {
        if (reply.contentType() != null || reply.body() == null) {
            return reply.contentType();
        }
        if (reply.body() instanceof byte[]) {
            return "application/octet-stream";
        }
        return reply.body() instanceof CharSequence ? "text/plain;charset=utf-8" : "application/json";
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        fail(new io.serai.api.error.UnavailableException("hook.lost", "The run did not answer; see its execution.", 1));
    }

    @Override
    public void onError(AsyncEvent event) {
        // The connection broke; the run goes on, there is just nobody to tell.
        answered.set(true);
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        answered.set(true);
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
