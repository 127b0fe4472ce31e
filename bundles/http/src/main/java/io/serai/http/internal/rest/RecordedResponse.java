package io.serai.http.internal.rest;

import io.serai.http.internal.server.Replies;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Holds a reply back until it is stored: a client must not see a reply that a repetition would not get. */
final class RecordedResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletOutputStream out = new ServletOutputStream() {
        @Override
        public void write(int value) {
            body.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("This reply is written at once.");
        }
    };

    RecordedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public void flushBuffer() {}

    Replies.Reply reply() {
        return new Replies.Reply(
                getStatus(), getContentType(), getHeader("Location"), getHeader("ETag"), body.toByteArray());
    }

    void send() throws IOException {
        super.getOutputStream().write(body.toByteArray());
    }
}
