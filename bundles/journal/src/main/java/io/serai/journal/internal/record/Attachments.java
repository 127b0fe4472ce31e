package io.serai.journal.internal.record;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.jspecify.annotations.Nullable;

/** What is attached to a message, kept beside its body. Loaded only where something is attached. */
final class Attachments {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private Attachments() {}

    /** The kept form; what can be read once only can be read again afterwards. */
    static Payload keep(Message message) {
        AttachmentMessage attached = new DefaultAttachmentMessage(message);
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Map.Entry<String, Attachment> entry : new LinkedHashMap<>(attached.getAttachmentObjects()).entrySet()) {
            Map<String, Object> one = describe(entry.getKey(), entry.getValue());
            kept.add(one);
            attached.addAttachmentObject(entry.getKey(), attachment(one));
        }
        return Values.keep(kept);
    }

    private static Map<String, Object> describe(String name, Attachment attachment) {
        DataHandler data = attachment.getDataHandler();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", name);
        one.put("type", String.valueOf(data.getContentType()));
        one.put("file", data.getName() == null ? name : data.getName());
        try (InputStream in = data.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnkeepableException("The attachment " + name + " is too large to be kept.");
            }
            one.put("content", bytes);
        } catch (IOException e) {
            throw new UnkeepableException("The attachment " + name + " cannot be read: " + e.getMessage());
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String header : attachment.getHeaderNames()) {
            headers.put(header, String.valueOf(attachment.getHeader(header)));
        }
        one.put("headers", headers);
        return one;
    }

    static void restore(Payload kept, Message message, Values.Classes classes) {
        AttachmentMessage attached = new DefaultAttachmentMessage(message);
        new ArrayList<>(attached.getAttachmentObjects().keySet()).forEach(attached::removeAttachment);
        if (Values.restore(kept, classes) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> described) {
                    attached.addAttachmentObject(String.valueOf(described.get("name")), attachment(described));
                }
            }
        }
    }

    private static Attachment attachment(Map<?, ?> described) {
        byte[] content = described.get("content") instanceof byte[] bytes ? bytes : new byte[0];
        DefaultAttachment attachment = new DefaultAttachment(
                new Kept(String.valueOf(described.get("file")), String.valueOf(described.get("type")), content));
        if (described.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> attachment.setHeader(String.valueOf(name), String.valueOf(value)));
        }
        return attachment;
    }

    /** Bytes that can be read again and again. */
    private static final class Kept implements DataSource {
        private final String file;
        private final String type;
        private final byte[] content;

        Kept(String file, String type, byte[] content) {
            this.file = file;
            this.type = type;
            this.content = content;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public @Nullable OutputStream getOutputStream() throws IOException {
            throw new IOException("What was kept is not written to.");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return file;
        }
    }
}
