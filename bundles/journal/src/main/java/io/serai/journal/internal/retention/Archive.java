package io.serai.journal.internal.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Step;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.journal.internal.retention.OldExecutions.Old;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Executions as lines of JSON, compressed: what the API says of each, with its steps. */
final class Archive {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private final Executions executions;
    private final Path folder;

    Archive(Executions executions, Path folder) {
        this.executions = executions;
        this.folder = folder;
    }

    /** One line. */
    private record Line(Execution execution, List<Step> steps) {}

    /**
     * Adds to the file of a day. It is on the disk when this returns; each call adds a whole gzip member, so a hub that
     * dies in between leaves a file that can be read up to there.
     */
    void write(List<Old> portion, LocalDate day) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("executions-" + day + ".jsonl.gz");
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            for (Old execution : portion) {
                line(execution, packed);
            }
            packed.finish();
            out.getFD().sync();
        }
    }

    private void line(Old old, OutputStream out) throws IOException {
        CallContext context = new CallContext(Caller.system(old.tenant()), "archive", null, null);
        Line line;
        try {
            line = context.call(() -> new Line(executions.get(old.id()), steps(old.id())));
        } catch (NotFoundException e) {
            return; // another hub was faster
        }
        JSON.writeValue(out, line);
        out.write('\n');
    }

    private List<Step> steps(String id) {
        List<Step> steps = new ArrayList<>();
        String cursor = null;
        do {
            Page<Step> page = executions.steps(id, PageRequest.of(PageRequest.MAX_LIMIT, cursor, null, null));
            steps.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return steps;
    }
}
