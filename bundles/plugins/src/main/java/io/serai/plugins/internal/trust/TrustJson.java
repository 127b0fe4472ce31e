package io.serai.plugins.internal.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.plugins.internal.trust.PackageFiles.TamperedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON that says one thing only: no name twice, nothing after it. */
final class TrustJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TrustJson() {}

    static <T> T read(byte[] json, Class<T> type, String path) throws TamperedException {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new TamperedException(path + " is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new TamperedException(path + " cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new TamperedException(path + " cannot be read");
        }
    }

    static byte[] write(Object value) {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
