package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packed form of a portion of a journal: JSON {@code {"v":2,"p":[payloads],"s":[lines],"r":[outcomes],"x":[forgotten
 * paths],"l":[logged lines],"o":output}}, where lines and outcomes name their payloads by number, so that a body which passes through ten
 * nodes unchanged is stored once. Large payloads go to the payload store, and the portion names them by id.
 */
public final class StepCodec {
    /** Longer texts go to the payload store. */
    static final int MAX_INLINE = 64 * 1024;

    /**
     * What is to be packed.
     *
     * @param forgotten paths whose outcomes, and those below them, do not count any more
     * @param output of the execution, in its last portion
     * @param logged what steps logged
     */
    public record Content(
            List<StepLine> lines,
            List<Outcome> outcomes,
            List<String> forgotten,
            @Nullable Payload output,
            List<LogLine> logged) {
        public Content(List<StepLine> lines, List<Outcome> outcomes, List<String> forgotten, @Nullable Payload output) {
            this(lines, outcomes, forgotten, output, List.of());
        }

        public static Content input(Outcome input) {
            return new Content(List.of(), List.of(input), List.of(), null);
        }

        public boolean isEmpty() {
            return lines.isEmpty() && outcomes.isEmpty() && forgotten.isEmpty() && output == null && logged.isEmpty();
        }
    }

    /**
     * A packed portion.
     *
     * @param stored what goes to the payload store with it
     */
    public record Packed(byte[] entries, List<Stored> stored) {}

    /** A payload of the store. */
    public record Stored(String id, byte[] data) {}

    /** An unpacked portion. */
    public record Portion(
            List<NumberedStep> steps,
            List<Outcome> outcomes,
            List<String> forgotten,
            @Nullable Payload output,
            List<LogLine> logged) {}

    /** A step with its place in the execution. */
    public record NumberedStep(int number, Step step) {}

    /** Reads the payload store. */
    @FunctionalInterface
    public interface Store {
        /** Nothing is read: large payloads stay names. */
        Store NONE = id -> null;

        byte @Nullable [] read(String id);
    }

    private StepCodec() {}

    public static Packed pack(Content content) {
        PayloadTable payloads = new PayloadTable();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Payloads.JSON.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("v", 2);
            json.writeArrayFieldStart("s");
            for (StepLine line : content.lines()) {
                write(json, line, payloads);
            }
            json.writeEndArray();
            if (!content.outcomes().isEmpty()) {
                json.writeArrayFieldStart("r");
                for (Outcome outcome : content.outcomes()) {
                    OutcomeCodec.write(json, outcome, payloads);
                }
                json.writeEndArray();
            }
            if (!content.forgotten().isEmpty()) {
                json.writeArrayFieldStart("x");
                for (String path : content.forgotten()) {
                    json.writeString(path);
                }
                json.writeEndArray();
            }
            if (!content.logged().isEmpty()) {
                json.writeArrayFieldStart("l");
                for (LogLine line : content.logged()) {
                    write(json, line);
                }
                json.writeEndArray();
            }
            json.writeNumberField("o", payloads.number(content.output()));
            json.writeFieldName("p");
            payloads.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory does not fail
        }
        return new Packed(out.toByteArray(), payloads.stored());
    }

    private static void write(JsonGenerator json, LogLine line) throws IOException {
        json.writeStartArray();
        json.writeNumber(line.micros());
        json.writeString(line.level());
        json.writeString(line.path());
        json.writeString(line.logger());
        json.writeString(line.message());
        json.writeEndArray();
    }

    private static LogLine readLog(JsonNode line) {
        return new LogLine(
                line.get(0).asLong(),
                line.get(1).asText(),
                line.get(2).isNull() ? null : line.get(2).asText(),
                line.get(3).asText(),
                line.get(4).asText());
    }

    private static void write(JsonGenerator json, StepLine line, PayloadTable payloads) throws IOException {
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
        json.writeNumber(payloads.number(line.input));
        json.writeNumber(payloads.number(line.output));
        if (line.errorType != null) {
            json.writeString(line.errorType);
            json.writeString(line.errorMessage);
        }
        json.writeEndArray();
    }

    public static Portion unpack(byte[] packed, Store store) {
        try {
            JsonNode root = Payloads.JSON.readTree(packed);
            List<Payload> payloads = PayloadTable.read(root.path("p"), store);
            List<NumberedStep> steps = new ArrayList<>();
            for (JsonNode line : root.path("s")) {
                steps.add(read(line, payloads));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (JsonNode outcome : root.path("r")) {
                outcomes.add(OutcomeCodec.read(outcome, payloads));
            }
            List<String> forgotten = new ArrayList<>();
            root.path("x").forEach(path -> forgotten.add(path.asText()));
            List<LogLine> logged = new ArrayList<>();
            root.path("l").forEach(line -> logged.add(readLog(line)));
            return new Portion(
                    steps,
                    outcomes,
                    forgotten,
                    PayloadTable.at(payloads, root.path("o").asInt(-1)),
                    logged);
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
                        Payloads.show(PayloadTable.at(payloads, line.get(10).asInt())),
                        Payloads.show(PayloadTable.at(payloads, line.get(11).asInt())),
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
}
