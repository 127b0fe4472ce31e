package io.serai.shell.internal.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table that fits the terminal: columns are as wide as their content; when that is too wide, those that may shrink
 * give way, the widest first, and what is cut ends in {@code …}.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int SMALLEST = 6;
    private static final int WIDEST_WITHOUT_TERMINAL = 60;

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    /** A column that is shown whole, such as an id that people copy. */
    public Table fixed(String title) {
        columns.add(new Column(title, false, false, UnaryOperator.identity()));
        return this;
    }

    /** A column that may be cut. */
    public Table flexible(String title) {
        columns.add(new Column(title, true, false, UnaryOperator.identity()));
        return this;
    }

    /** A column of numbers, aligned to the right. */
    public Table number(String title) {
        columns.add(new Column(title, false, true, UnaryOperator.identity()));
        return this;
    }

    /** A column whose text is dressed after it was measured, such as with colours. */
    public Table dressed(String title, UnaryOperator<String> dress) {
        columns.add(new Column(title, false, false, dress));
        return this;
    }

    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::oneLine).toArray(String[]::new));
        return this;
    }

    /** @param width of the terminal, or 0 if there is none: then only long texts are cut */
    public void print(PrintStream out, int width, String emptyText) {
        if (rows.isEmpty()) {
            out.println(emptyText);
            return;
        }
        int[] widths = widths(width);
        print(out, columns.stream().map(Column::title).toArray(String[]::new), widths, false);
        rows.forEach(row -> print(out, row, widths, true));
    }

    private void print(PrintStream out, String[] cells, int[] widths, boolean dressed) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            String cell = cut(cells[i], widths[i]);
            String padding = " ".repeat(widths[i] - length(cell));
            String shown = dressed ? column.dress().apply(cell) : cell;
            line.append(i == 0 ? "" : GAP).append(column.right() ? padding + shown : shown + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private int[] widths(int limit) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    length(columns.get(i).title()),
                    rows.stream().mapToInt(row -> length(row[column])).max().orElse(0));
            if (limit <= 0 && columns.get(i).flexible()) {
                widths[i] = Math.min(widths[i], WIDEST_WITHOUT_TERMINAL);
            }
        }
        int excess = limit <= 0 ? 0 : Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - limit;
        while (excess > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean mayShrink = columns.get(i).flexible() && widths[i] > SMALLEST;
                if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    private record Column(String title, boolean flexible, boolean right, UnaryOperator<String> dress) {}
}
