package io.serai.models.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets no broken piece and no error pass for a part of an answer; some clients overlook both. */
final class CheckedEvents implements ServerSentEventListener {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String END = "[DONE]";

    private final ServerSentEventListener listener;
    private final WireCall call;

    CheckedEvents(ServerSentEventListener listener, WireCall call) {
        this.listener = listener;
        this.call = call;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event) {
        if (call.failure() != null) {
            return;
        }
        String data = event.data();
        if (data != null && !data.isBlank() && !data.strip().equals(END)) {
            RuntimeException wrong = wrong(event.event(), data);
            if (wrong != null) {
                listener.onError(call.failed(wrong));
                return;
            }
        }
        listener.onEvent(event);
    }

    private @Nullable RuntimeException wrong(@Nullable String name, String data) {
        boolean error = "error".equals(name);
        try (JsonParser parser = JSON.createParser(data)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean atTop = parser.getParsingContext().getParent() != null
                        && parser.getParsingContext().getParent().inRoot();
                if (token == JsonToken.FIELD_NAME && atTop && "error".equals(parser.currentName())) {
                    error |= parser.nextToken() != JsonToken.VALUE_NULL;
                }
            }
        } catch (IOException e) {
            return call.failures().unreadable(null);
        }
        return error ? call.failures().inStream(data) : null;
    }

    @Override
    public void onError(Throwable failure) {
        listener.onError(failure);
    }

    @Override
    public void onClose() {
        listener.onClose();
    }
}
