package io.serai.models.internal.wire;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What LangChain4j's clients take for an HTTP client; belongs to one call, and works on the calling thread. */
public final class WireHttp implements HttpClient, HttpClientBuilder {
    private final WireCall call;

    public WireHttp(WireCall call) {
        this.call = call;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<InputStream> response = call.send(convert(request));
        try (InputStream body = new WatchedStream(response.body(), call, false)) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .body(checked(response, body))
                    .build();
        } catch (IOException e) {
            throw call.broken(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<InputStream> response = call.send(convert(request));
            try (InputStream body = new WatchedStream(response.body(), call, true)) {
                if (response.statusCode() / 100 != 2) {
                    checked(response, body);
                }
                listener.onOpen(SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build());
                parser.parse(body, new CheckedEvents(listener, call));
                if (call.failure() == null) {
                    listener.onClose();
                }
            } catch (IOException e) {
                throw call.broken(e);
            }
        } catch (RuntimeException e) {
            listener.onError(call.failed(e));
        }
    }

    private String checked(HttpResponse<InputStream> response, InputStream body) throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        int status = response.statusCode();
        if (status / 100 != 2) {
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            call.failed(call.failures().status(status, text, retryAfter));
            throw new HttpException(status, "HTTP " + status);
        }
        return text;
    }

    private static java.net.http.HttpRequest convert(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> {
            if (values != null) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        String body = request.body();
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return builder.method(request.method().name(), publisher).build();
    }

    @Override
    public @Nullable Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this; // the call's own limits count
    }

    @Override
    public @Nullable Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
