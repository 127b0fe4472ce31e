package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.journal.internal.record.Payload.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packed form of a portion of step lines: JSON {@code {"v":1,"p":[payloads],"s":[lines],"o":output}}, where lines name
 * their payloads by number, so that a body which passes through ten nodes unchanged is stored once.
 */
public final class StepCodec {
    /**
     * An unpacked portion.
     *
     * @param output of the execution, in its last portion
     */
    public record Portion(
            List<NumberedStep> steps, @Nullable Payload output) {}

    /** A step with its place in the execution. */
    public record NumberedStep(int number, Step step) {}

    private StepCodec() {}

    public static byte[] pack(List<StepLine> lines, @Nullable Payload output) {
        Map<Payload, Integer> payloads = new LinkedHashMap<>();
        for (StepLine line : lines) {
            place(payloads, line.input);
            place(payloads, line.output);
        }
        place(payloads, output);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Payloads.JSON.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeArrayFieldStart("p");
            for (Payload payload : payloads.keySet()) {
                json.writeNumber(payload.form().ordinal());
                json.writeString(payload.text());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("s");
            for (StepLine line : lines) {
                write(json, line, payloads);
            }
            json.writeEndArray();
            json.writeNumberField("o", number(payloads, output));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory does not fail
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, StepLine line, Map<Payload, Integer> payloads) throws IOException {
        json.writeStartArray();
        json.writeNumber(line.number);
        json.writeString(line.path);
        json.writeString(line.node);
        json.writeString(line.kind);
        json.writeString(line.label);
        json.writeNumber(line.effect ? 1 : 0);
        json.writeNumber(line.status.ordinal());
        json.writeNumber(line.attempt);
        json.writeNumber(line.startMicros);
        json.writeNumber(line.durationNanos / 1000);
        json.writeNumber(number(payloads, line.input));
        json.writeNumber(number(payloads, line.output));
        if (line.errorType != null) {
            json.writeString(line.errorType);
            json.writeString(line.errorMessage);
        }
        json.writeEndArray();
    }

    public static Portion unpack(byte[] packed) {
        try {
            JsonNode root = Payloads.JSON.readTree(packed);
            List<Payload> payloads = new ArrayList<>();
            JsonNode p = root.path("p");
            for (int i = 0; i + 1 < p.size(); i += 2) {
                payloads.add(new Payload(
                        Form.values()[p.get(i).asInt()], p.get(i + 1).asText()));
            }
            List<NumberedStep> steps = new ArrayList<>();
            for (JsonNode line : root.path("s")) {
                steps.add(read(line, payloads));
            }
            return new Portion(steps, payload(payloads, root.path("o").asInt(-1)));
        } catch (IOException e) {
            throw new UncheckedIOException("A journal portion cannot be read", e);
        }
    }

    /** The same shape as a stored step, of a line that is still in memory. */
    public static NumberedStep live(StepLine line) {
        return new NumberedStep(
                line.number,
                new Step(
                        line.path,
                        line.node,
                        line.kind,
                        line.label,
                        line.effect,
                        line.status,
                        line.attempt,
                        instant(line.startMicros),
                        line.durationMillis(),
                        Payloads.show(line.input),
                        Payloads.show(line.output),
                        error(line.errorType, line.errorMessage, line.path, line.node),
                        null));
    }

    private static NumberedStep read(JsonNode line, List<Payload> payloads) {
        String path = line.get(1).asText();
        String node = line.get(2).asText();
        String errorType = line.size() > 12 ? line.get(12).asText() : null;
        String errorMessage =
                line.size() > 13 && !line.get(13).isNull() ? line.get(13).asText() : null;
        return new NumberedStep(
                line.get(0).asInt(),
                new Step(
                        path,
                        node,
                        line.get(3).asText(),
                        line.get(4).asText(),
                        line.get(5).asInt() == 1,
                        StepStatus.values()[line.get(6).asInt()],
                        line.get(7).asInt(),
                        instant(line.get(8).asLong()),
                        line.get(9).asLong() / 1000.0,
                        Payloads.show(payload(payloads, line.get(10).asInt())),
                        Payloads.show(payload(payloads, line.get(11).asInt())),
                        error(errorType, errorMessage, path, node),
                        null));
    }

    private static @Nullable ExecutionError error(
            @Nullable String type, @Nullable String message, String path, String node) {
        return type == null ? null : new ExecutionError(type, message == null ? type : message, path, node);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void place(Map<Payload, Integer> payloads, @Nullable Payload payload) {
        if (payload != null) {
            payloads.putIfAbsent(payload, payloads.size());
        }
    }

    private static int number(Map<Payload, Integer> payloads, @Nullable Payload payload) {
        Integer number = payload == null ? null : payloads.get(payload);
        return number == null ? -1 : number;
    }

    private static @Nullable Payload payload(List<Payload> payloads, int number) {
        return number < 0 ? null : payloads.get(number);
    }
}
