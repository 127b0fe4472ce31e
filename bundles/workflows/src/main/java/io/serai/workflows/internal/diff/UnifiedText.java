package io.serai.workflows.internal.diff;

import io.serai.workflows.internal.diff.Alignment.Pair;
import java.util.ArrayList;
import java.util.List;

/** Two texts compared by line, in the form that {@code diff -u} writes and {@code patch} reads. */
public final class UnifiedText {
    private static final int CONTEXT = 3;

    private record Line(char sign, String text, int left, int right) {}

    private UnifiedText() {}

    /** Empty if the texts are the same. */
    public static String of(String leftName, String rightName, String left, String right) {
        if (left.equals(right)) {
            return "";
        }
        List<Line> lines = lines(left, right);
        StringBuilder out = new StringBuilder("--- " + leftName + "\n+++ " + rightName + "\n");
        int at = 0;
        while (at < lines.size()) {
            int first = next(lines, at);
            if (first == lines.size()) {
                break;
            }
            int start = Math.max(at, first - CONTEXT);
            int end = first;
            for (int i = first; i < lines.size() && i <= end + 2 * CONTEXT; i++) {
                if (lines.get(i).sign() != ' ') {
                    end = i;
                }
            }
            end = Math.min(lines.size(), end + CONTEXT + 1);
            hunk(lines.subList(start, end), out);
            at = end;
        }
        return out.toString();
    }

    private static int next(List<Line> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).sign() == ' ') {
            i++;
        }
        return i;
    }

    private static void hunk(List<Line> lines, StringBuilder out) {
        long left = lines.stream().filter(line -> line.sign() != '+').count();
        long right = lines.stream().filter(line -> line.sign() != '-').count();
        Line first = lines.get(0);
        out.append("@@ -")
                .append(left == 0 ? first.left() : first.left() + 1)
                .append(left == 1 ? "" : "," + left)
                .append(" +")
                .append(right == 0 ? first.right() : first.right() + 1)
                .append(right == 1 ? "" : "," + right)
                .append(" @@\n");
        lines.forEach(line -> out.append(line.sign()).append(line.text()).append('\n'));
    }

    private static List<Line> lines(String left, String right) {
        List<String> before = left.lines().toList();
        List<String> after = right.lines().toList();
        List<Line> lines = new ArrayList<>();
        int l = 0;
        int r = 0;
        List<Pair> pairs = new ArrayList<>(Alignment.of(before, after, String::equals));
        pairs.add(new Pair(before.size(), after.size()));
        for (Pair pair : pairs) {
            while (l < pair.left()) {
                lines.add(new Line('-', before.get(l), l++, r));
            }
            while (r < pair.right()) {
                lines.add(new Line('+', after.get(r), l, r++));
            }
            if (l < before.size()) {
                lines.add(new Line(' ', before.get(l), l++, r++));
            }
        }
        return lines;
    }
}
