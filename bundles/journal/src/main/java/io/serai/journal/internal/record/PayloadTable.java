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

    /**
     * Forms and lengths.
     *
     * @return the texts, which come after the JSON
     */
    List<byte[]> write(JsonGenerator json) throws IOException {
        List<byte[]> texts = new ArrayList<>(numbers.size());
        if (numbers.isEmpty()) {
            return texts;
        }
        json.writeArrayFieldStart("p");
        for (Payload payload : numbers.keySet()) {
            boolean inline = payload.text().length() <= StepCodec.MAX_INLINE;
            byte[] text = (inline ? payload.text() : store(payload)).getBytes(StandardCharsets.UTF_8);
            json.writeNumber((inline ? payload.form() : Form.STORED).ordinal());
            json.writeNumber(text.length);
            texts.add(text);
        }
        json.writeEndArray();
        return texts;
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

    /** @param from where the texts begin */
    static List<Payload> read(JsonNode table, byte[] plain, int from, Store store) {
        List<Payload> payloads = new ArrayList<>();
        int at = from;
        for (int i = 0; i + 1 < table.size(); i += 2) {
            int length = table.get(i + 1).asInt();
            payloads.add(payload(table.get(i), new String(plain, at, length, StandardCharsets.UTF_8), store));
            at += length;
        }
        return payloads;
    }

    /** As it was until format 2, with the texts in it. */
    static List<Payload> readOld(JsonNode table, Store store) {
        List<Payload> payloads = new ArrayList<>();
        for (int i = 0; i + 1 < table.size(); i += 2) {
            payloads.add(payload(table.get(i), table.get(i + 1).asText(), store));
        }
        return payloads;
    }

    private static Payload payload(JsonNode kind, String text, Store store) {
        Form form = Form.values()[kind.asInt()];
        byte[] data = form == Form.STORED ? store.read(text) : null;
        return data == null
                ? new Payload(form, text)
                : new Payload(Form.values()[data[0]], new String(data, 1, data.length - 1, StandardCharsets.UTF_8));
    }

    static @Nullable Payload at(List<Payload> payloads, int number) {
        return number < 0 ? null : payloads.get(number);
    }
}
