package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.journal.internal.record.Payload.Form;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.journal.internal.record.StepCodec.Stored;
import io.serai.store.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payloads of a portion, each once, by number. */
final class PayloadTable {
    private final Map<Payload, Integer> numbers = new LinkedHashMap<>();
    private final List<Stored> stored = new ArrayList<>();

    /** The number of a payload; -1 for none. */
    int number(@Nullable Payload payload) {
        if (payload == null) {
            return -1;
        }
        Integer known = numbers.putIfAbsent(payload, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<Stored> stored() {
        return stored;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Payload payload : numbers.keySet()) {
            boolean inline = payload.text().length() <= StepCodec.MAX_INLINE;
            json.writeNumber((inline ? payload.form() : Form.STORED).ordinal());
            json.writeString(inline ? payload.text() : store(payload));
        }
        json.writeEndArray();
    }

    private String store(Payload payload) {
        String id = Ids.next();
        byte[] text = payload.text().getBytes(StandardCharsets.UTF_8);
        byte[] data = new byte[text.length + 1];
        data[0] = (byte) payload.form().ordinal();
        System.arraycopy(text, 0, data, 1, text.length);
        stored.add(new Stored(id, data));
        return id;
    }

    static List<Payload> read(JsonNode table, Store store) {
        List<Payload> payloads = new ArrayList<>();
        for (int i = 0; i + 1 < table.size(); i += 2) {
            Form form = Form.values()[table.get(i).asInt()];
            String text = table.get(i + 1).asText();
            byte[] data = form == Form.STORED ? store.read(text) : null;
            payloads.add(
                    data == null
                            ? new Payload(form, text)
                            : new Payload(
                                    Form.values()[data[0]],
                                    new String(data, 1, data.length - 1, StandardCharsets.UTF_8)));
        }
        return payloads;
    }

    static @Nullable Payload at(List<Payload> payloads, int number) {
        return number < 0 ? null : payloads.get(number);
    }
}
