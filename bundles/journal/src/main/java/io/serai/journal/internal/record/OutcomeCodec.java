package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outcomes as JSON arrays: path, body, headers, variables, properties, removed names, flags and, if it failed, how. */
final class OutcomeCodec {
    private static final int STOP = 1;
    private static final int ROLLBACK = 2;

    private OutcomeCodec() {}

    static void write(JsonGenerator json, Outcome outcome, PayloadTable payloads) throws IOException {
        json.writeStartArray();
        json.writeString(outcome.path());
        json.writeNumber(payloads.number(outcome.body()));
        values(json, outcome.headers(), payloads);
        values(json, outcome.variables(), payloads);
        values(json, outcome.properties(), payloads);
        json.writeStartArray();
        for (String name : outcome.removed()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeNumber((outcome.stop() ? STOP : 0) + (outcome.rollback() ? ROLLBACK : 0));
        if (outcome.failure() != null) {
            failure(json, outcome.failure(), payloads);
        }
        json.writeEndArray();
    }

    private static void values(JsonGenerator json, Map<String, Payload> values, PayloadTable payloads)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Payload> value : values.entrySet()) {
            json.writeNumberField(value.getKey(), payloads.number(value.getValue()));
        }
        json.writeEndObject();
    }

    private static void failure(JsonGenerator json, Failure failure, PayloadTable payloads) throws IOException {
        json.writeStartArray();
        json.writeString(failure.type());
        json.writeString(failure.message());
        values(json, failure.fields(), payloads);
        if (failure.cause() != null) {
            failure(json, failure.cause(), payloads);
        }
        json.writeEndArray();
    }

    static Outcome read(JsonNode node, List<Payload> payloads) {
        List<String> removed = new ArrayList<>();
        node.get(5).forEach(name -> removed.add(name.asText()));
        int flags = node.get(6).asInt();
        return new Outcome(
                node.get(0).asText(),
                PayloadTable.at(payloads, node.get(1).asInt()),
                values(node.get(2), payloads),
                values(node.get(3), payloads),
                values(node.get(4), payloads),
                removed,
                (flags & STOP) != 0,
                (flags & ROLLBACK) != 0,
                failure(node.get(7), payloads));
    }

    private static Map<String, Payload> values(JsonNode node, List<Payload> payloads) {
        Map<String, Payload> values = new LinkedHashMap<>();
        node.properties()
                .forEach(field ->
                        values.put(field.getKey(), payloads.get(field.getValue().asInt())));
        return values;
    }

    private static @Nullable Failure failure(@Nullable JsonNode node, List<Payload> payloads) {
        return node == null
                ? null
                : new Failure(
                        node.get(0).asText(),
                        node.get(1).isNull() ? null : node.get(1).asText(),
                        failure(node.get(3), payloads),
                        values(node.get(2), payloads));
    }
}
