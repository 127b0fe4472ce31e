package io.serai.http.internal.rest;

import io.serai.http.internal.server.LimitedBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as operations see it: a body within its limit, and tags without quotes. */
final class RestRequest extends HttpServletRequestWrapper {
    private static final String IF_MATCH = "If-Match";

    private final long limit;
    private @Nullable ServletInputStream body;

    RestRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /** Puts a body that was read already in place of the request's own. */
    void replay(byte[] bytes) {
        body = new LimitedBody.Bytes(bytes);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), limit);
        }
        return body;
    }

    /** A body that is not there is of every type: {@code curl -X POST} sends none, and that is all many operations need. */
    @Override
    public @Nullable String getContentType() {
        String type = super.getContentType();
        boolean empty = getContentLengthLong() <= 0 && super.getHeader("Transfer-Encoding") == null;
        return type == null && empty ? "application/json" : type;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(name);
        return value != null && IF_MATCH.equalsIgnoreCase(name) ? unquote(value) : value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!IF_MATCH.equalsIgnoreCase(name)) {
            return super.getHeaders(name);
        }
        String value = getHeader(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    /** {@code *} asks for nothing but that the object is there (RFC 9110, 13.1.1), which every operation checks anyway. */
    private static @Nullable String unquote(String tag) {
        String plain = tag.trim();
        if (plain.equals("*")) {
            return null;
        }
        if (plain.startsWith("W/")) {
            plain = plain.substring(2);
        }
        return plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1)
                : plain;
    }
}
