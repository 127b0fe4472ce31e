package io.serai.journal.internal.export;

import io.serai.api.execution.Step;
import io.serai.journal.internal.History;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;

/** A report as a PDF document, A4. */
final class PdfText {
    /** Longer bodies are cut: who needs all of it takes the JSON. */
    private static final int MAX_BODY = 20_000;

    private static final float[] STEPS = {0, 250, 330, 410, 450};
    private static final float[] EVENTS = {0, 30, 165, 300};

    private PdfText() {}

    static byte[] of(Report report) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle("Execution " + report.execution().id());
            information.setCreator("Serai");
            try (PdfPages pages = new PdfPages(document)) {
                write(report, pages);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(Report report, PdfPages pages) throws IOException {
        pages.heading("Execution of " + report.execution().workflowName(), 16);
        for (var fact : report.facts().entrySet()) {
            pages.row(new float[] {0, 80}, fact.getKey(), fact.getValue());
        }
        if (report.execution().error() != null) {
            section(pages, "Error", report.execution().error());
        }
        section(pages, "Input", report.execution().input());
        section(pages, "Output", report.execution().output());
        pages.heading("Steps", 12);
        pages.row(STEPS, "path", "kind", "status", "ms", "error");
        for (Step step : report.steps()) {
            pages.row(
                    STEPS,
                    step.path(),
                    step.kind(),
                    step.status().name(),
                    String.valueOf(step.durationMillis()),
                    step.error() == null ? "" : step.error().message());
        }
        pages.heading("Events", 12);
        pages.row(EVENTS, "seq", "at", "type", "path");
        for (History.Event event : report.events()) {
            pages.row(
                    EVENTS,
                    String.valueOf(event.seq()),
                    event.at().toString(),
                    event.type(),
                    event.path() == null ? "" : event.path());
        }
    }

    private static void section(PdfPages pages, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        pages.heading(name, 12);
        String text = Format.text(value);
        boolean cut = text.length() > MAX_BODY;
        for (String line :
                (cut ? text.substring(0, MAX_BODY) + " …" : text).lines().toList()) {
            pages.row(new float[] {0}, line);
        }
    }
}
