package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step lines as JSON arrays: path, kind, label, microseconds since the line before began, microseconds that it took,
 * then, up to the last that is not 0 or empty: numbers of the input and the output from 1, {@link #flags}, how many numbers of
 * steps lie between, the node where the path does not end with it, type and message of the error, the plugin version that did
 * the work.
 */
final class LineCodec {
    private static final int COMPLETED = StepStatus.COMPLETED.ordinal();

    private LineCodec() {}

    static void write(JsonGenerator json, List<StepLine> lines, PayloadTable payloads) throws IOException {
        json.writeNumberField("t", lines.get(0).startMicros);
        json.writeArrayFieldStart("s");
        long before = lines.get(0).startMicros;
        int number = 0;
        for (StepLine line : lines) {
            write(json, line, line.startMicros - before, line.number - number, payloads);
            before = line.startMicros;
            number = line.number + 1;
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, StepLine line, long later, int skipped, PayloadTable payloads)
            throws IOException {
        json.writeStartArray();
        json.writeString(line.path);
        json.writeString(line.kind);
        json.writeString(line.label);
        json.writeNumber(later);
        json.writeNumber(line.durationNanos / 1000);
        int input = payloads.number(line.input) + 1;
        int output = payloads.number(line.output) + 1;
        int flags = flags(line.effect, line.status, line.attempt);
        boolean named = line.node.equals(node(line.path));
        int fields = line.plugin != null
                ? 8
                : line.errorType != null ? 7 : !named ? 5 : skipped != 0 ? 4 : flags != 0 ? 3 : output > 0 ? 2 : 1;
        if (fields > 1 || input > 0) {
            json.writeNumber(input);
        }
        if (fields > 1) {
            json.writeNumber(output);
        }
        if (fields > 2) {
            json.writeNumber(flags);
        }
        if (fields > 3) {
            json.writeNumber(skipped);
        }
        if (fields > 4) {
            json.writeString(named ? "" : line.node);
        }
        if (fields > 5) {
            json.writeString(line.errorType);
            json.writeString(line.errorMessage);
        }
        if (fields > 7) {
            json.writeString(line.plugin);
        }
        json.writeEndArray();
    }

    /** 0 for the first try of a step without effect that has completed. */
    private static int flags(boolean effect, StepStatus status, int attempt) {
        return (attempt - 1) << 4 | (status.ordinal() ^ COMPLETED) << 1 | (effect ? 1 : 0);
    }

    /** What a path ends with, before the number of the visit. */
    private static String node(String path) {
        int visit = path.lastIndexOf('#');
        return path.substring(path.lastIndexOf('/') + 1, visit > path.lastIndexOf('/') ? visit : path.length());
    }

    static List<NumberedStep> read(JsonNode root, List<Payload> payloads) {
        List<NumberedStep> steps = new ArrayList<>();
        long began = root.path("t").asLong();
        int number = 0;
        for (JsonNode line : root.path("s")) {
            String path = line.get(0).asText();
            int flags = line.path(7).asInt();
            String node = line.path(9).asText();
            began += line.get(3).asLong();
            number += line.path(8).asInt();
            if (node.isEmpty()) {
                node = node(path);
            }
            steps.add(new NumberedStep(
                    number++,
                    new Step(
                            path,
                            node,
                            line.get(1).asText(),
                            line.get(2).asText(),
                            (flags & 1) == 1,
                            StepStatus.values()[(flags >> 1 & 7) ^ COMPLETED],
                            (flags >> 4) + 1,
                            instant(began),
                            line.get(4).asLong() / 1000.0,
                            Payloads.show(PayloadTable.at(payloads, line.path(5).asInt() - 1)),
                            Payloads.show(PayloadTable.at(payloads, line.path(6).asInt() - 1)),
                            error(line, 10, path, node),
                            line.path(12).isTextual() ? line.get(12).asText() : null)));
        }
        return steps;
    }

    /** As lines were until format 2. */
    static List<NumberedStep> readOld(JsonNode root, List<Payload> payloads) {
        List<NumberedStep> steps = new ArrayList<>();
        for (JsonNode line : root.path("s")) {
            String path = line.get(1).asText();
            String node = line.get(2).asText();
            steps.add(new NumberedStep(
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
                            Payloads.show(PayloadTable.at(payloads, line.get(10).asInt())),
                            Payloads.show(PayloadTable.at(payloads, line.get(11).asInt())),
                            error(line, 12, path, node),
                            null)));
        }
        return steps;
    }

    private static @Nullable ExecutionError error(JsonNode line, int at, String path, String node) {
        if (line.size() <= at || line.get(at).isNull()) {
            return null;
        }
        String type = line.get(at).asText();
        return error(type, line.path(at + 1).isTextual() ? line.get(at + 1).asText() : null, path, node);
    }

    static @Nullable ExecutionError error(@Nullable String type, @Nullable String message, String path, String node) {
        return type == null ? null : new ExecutionError(type, message == null ? type : message, path, node);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
