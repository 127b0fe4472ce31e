package io.serai.journal.internal.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.api.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a report is written. */
public enum Format {
    JSON("application/json;charset=utf-8") {
        @Override
        public byte[] write(Report report) {
            return text(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** The steps as a table. */
    CSV("text/csv;charset=utf-8") {
        @Override
        public byte[] write(Report report) {
            return CsvTable.steps(report.steps()).getBytes(StandardCharsets.UTF_8);
        }
    },
    MD("text/markdown;charset=utf-8") {
        @Override
        public byte[] write(Report report) {
            return MarkdownText.of(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    PDF("application/pdf") {
        @Override
        public byte[] write(Report report) {
            try {
                return PdfText.of(report);
            } catch (IOException e) {
                throw new UncheckedIOException("The PDF could not be made", e);
            }
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the file's name ends with. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public abstract byte[] write(Report report);

    /** By its name; JSON if there is none. */
    public static Format of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return JSON;
        }
        for (Format format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new InvalidInputException(
                "execution.export-format", "Executions are exported as json, csv, md or pdf, not as " + name + ".");
    }

    /** As people read JSON; text as it is. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        try {
            return value instanceof String text ? text : MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("Not to be written as JSON", e);
        }
    }
}
