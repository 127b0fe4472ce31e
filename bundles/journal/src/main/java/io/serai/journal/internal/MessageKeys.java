package io.serai.journal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What tells a consumer's messages apart, so that one that comes again begins no second execution. */
final class MessageKeys {
    /** The headers that together name a message, of each kind of source; all of them must be there. */
    private static final List<List<String>> KINDS = List.of(
            List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET"),
            List.of("JMSMessageID"),
            List.of("CamelFileAbsolutePath", "CamelFileLastModified", "CamelFileLength"),
            List.of("CamelFileHost", "CamelFileNameConsumed", "CamelFileLastModified", "CamelFileLength"),
            List.of("Message-ID"));

    private MessageKeys() {}

    /**
     * Null where the component does not tell messages apart.
     *
     * @param route that takes it in: a mail may come to two mailboxes
     */
    static @Nullable String of(String route, Exchange exchange) {
        Message message = exchange.getMessage();
        for (List<String> kind : KINDS) {
            if (kind.stream().allMatch(name -> message.getHeader(name) != null)) {
                StringBuilder parts = new StringBuilder(route).append('\n').append(kind.get(0));
                kind.forEach(name -> parts.append('\n').append(message.getHeader(name)));
                return "message:" + digest(parts.toString());
            }
        }
        return null;
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
