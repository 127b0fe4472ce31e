package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The packed form of a portion of a journal: JSON {@code {"v":3,"t":begin of the first line,"s":[lines],"r":[outcomes],
 * "x":[forgotten paths],"l":[logged lines],"o":output,"p":[payloads]}} without what is empty, then the texts of the payloads.
 * Lines and outcomes name their payloads by number, so that a body which passes through ten nodes unchanged is stored once;
 * what repeats the execution's input, or {@link Words}, is not stored at all, see {@link Lz}. Large payloads go to the payload
 * store, and the portion names them by id. Until format 2 a portion was JSON with the texts in it, and nothing else.
 */
public final class StepCodec {
    /** Longer texts go to the payload store. */
    static final int MAX_INLINE = 64 * 1024;

    /** Longer inputs are not pointed into: who reads what was packed has to hold them. */
    private static final int MAX_KNOWN = 16 * 1024;

    /** The first byte of a portion; older ones begin with that of their JSON. */
    private static final int OLD = '{';

    private static final int ALONE = 1;
    private static final int WITH_INPUT = 2;
    private static final byte[] NOTHING = {};
    private static final Lz LZ = new Lz(Words.first());

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

    /** Packs what can be read alone. */
    public static Packed pack(Content content) {
        return pack(content, null);
    }

    /**
     * Packs.
     *
     * @param input of the execution, as it is stored; what is packed can then be read together with it only
     */
    public static Packed pack(Content content, byte @Nullable [] input) {
        PayloadTable payloads = new PayloadTable();
        ByteArrayOutputStream plain = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = Payloads.JSON.getFactory().createGenerator(plain)) {
            json.writeStartObject();
            json.writeNumberField("v", 3);
            if (!content.lines().isEmpty()) {
                LineCodec.write(json, content.lines(), payloads);
            }
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
            if (content.output() != null) {
                json.writeNumberField("o", payloads.number(content.output()));
            }
            List<byte[]> texts = payloads.write(json);
            json.writeEndObject();
            json.flush();
            for (byte[] text : texts) {
                plain.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory does not fail
        }
        byte[] known = input == null || input.length > MAX_KNOWN ? NOTHING : input;
        Lz.Bytes packed = new Lz.Bytes(plain.size() / 2 + 64);
        packed.add(known == NOTHING ? ALONE : WITH_INPUT);
        LZ.pack(known, plain.toByteArray(), packed);
        return new Packed(packed.toArray(), payloads.stored());
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

    /** Reads what was packed alone. */
    public static Portion unpack(byte[] packed, Store store) {
        return unpack(packed, null, store);
    }

    /**
     * Reads a portion.
     *
     * @param input of the execution, as it is stored
     */
    public static Portion unpack(byte[] packed, byte @Nullable [] input, Store store) {
        byte[] plain =
                switch (packed[0]) {
                    case OLD -> packed;
                    case ALONE -> LZ.unpack(NOTHING, packed, 1);
                    case WITH_INPUT -> LZ.unpack(Objects.requireNonNull(input, "its execution's input"), packed, 1);
                    default ->
                        throw new IllegalStateException("A later version of the hub wrote this journal portion.");
                };
        try (JsonParser json = Payloads.JSON.getFactory().createParser(plain)) {
            JsonNode root = Payloads.JSON.readTree(json);
            boolean old = packed[0] == OLD;
            List<Payload> payloads = old
                    ? PayloadTable.readOld(root.path("p"), store)
                    : PayloadTable.read(
                            root.path("p"), plain, (int) json.currentLocation().getByteOffset(), store);
            List<NumberedStep> steps = old ? LineCodec.readOld(root, payloads) : LineCodec.read(root, payloads);
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
                        LineCodec.instant(line.startMicros),
                        line.durationMillis(),
                        Payloads.show(line.input),
                        Payloads.show(line.output),
                        LineCodec.error(line.errorType, line.errorMessage, line.path, line.node),
                        line.plugin));
    }
}
