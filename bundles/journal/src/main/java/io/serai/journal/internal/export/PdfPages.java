package io.serai.journal.internal.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Lines of text on as many pages as they need. */
final class PdfPages implements AutoCloseable {
    private static final float MARGIN = 45;
    private static final float SIZE = 8;
    private static final float LEADING = 1.35f;
    private static final float GAP = 6;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document;
    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private @Nullable PDPageContentStream page;
    private float y;

    /** With PDFBox's own font in the document: the standard ones have few letters, and are looked for on the disk. */
    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("PDFBox is without its font " + FONT);
            }
            this.font = PDType0Font.load(document, file);
        }
    }

    void heading(String text, float size) throws IOException {
        y -= size;
        for (String line : wrapped(text, width() * SIZE / size)) {
            line(size);
            show(0, size, line);
        }
        y -= 3;
    }

    /** Cells side by side, each wrapped within its column. */
    void row(float[] columns, String... cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < cells.length; i++) {
            float end = i + 1 < columns.length ? columns[i + 1] - GAP : width();
            List<String> cell = wrapped(cells[i], end - columns[i]);
            wrapped.add(cell);
            lines = Math.max(lines, cell.size());
        }
        for (int i = 0; i < lines; i++) {
            line(SIZE);
            for (int column = 0; column < cells.length; column++) {
                if (i < wrapped.get(column).size()) {
                    show(columns[column], SIZE, wrapped.get(column).get(i));
                }
            }
        }
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    /** Goes to the next line, on a new page if this one is full. */
    private void line(float size) throws IOException {
        y -= size * LEADING;
        if (page == null || y < MARGIN) {
            close();
            PDPage next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = PDRectangle.A4.getHeight() - MARGIN - size;
        }
    }

    private void show(float x, float size, String text) throws IOException {
        if (page == null || text.isEmpty()) {
            return;
        }
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(MARGIN + x, y);
        page.showText(text);
        page.endText();
    }

    /** In lines of at most a width, at spaces where there are any; with what the font has no sign for replaced. */
    private List<String> wrapped(String text, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (int c : text.replaceAll("[\\t\\r\\n]", " ").codePoints().toArray()) {
            int sign = width(c) < 0 ? '?' : c;
            if (used + width(sign) > width && !line.isEmpty()) {
                int space = line.lastIndexOf(" ");
                String rest = space > 0 ? line.substring(space + 1) : "";
                lines.add(space > 0 ? line.substring(0, space) : line.toString());
                line = new StringBuilder(rest);
                used = 0;
                for (int known : rest.codePoints().toArray()) {
                    used += width(known);
                }
            }
            line.appendCodePoint(sign);
            used += width(sign);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Of a sign at the size of rows; negative if the font has none. */
    private float width(int sign) throws IOException {
        Float known = widths.get(sign);
        if (known == null) {
            known = measured(sign);
            widths.put(sign, known);
        }
        return known;
    }

    private float measured(int sign) throws IOException {
        try {
            return font.getStringWidth(Character.toString(sign)) / 1000 * SIZE;
        } catch (IllegalArgumentException noGlyph) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
