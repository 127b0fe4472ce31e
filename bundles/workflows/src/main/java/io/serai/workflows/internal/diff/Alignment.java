package io.serai.workflows.internal.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Which elements of two lists stand for each other, in the same order in both. */
final class Alignment {
    /** Above so many comparisons the first fit is taken instead of the longest. */
    private static final long MAX_CELLS = 4_000_000;

    /** Positions of two elements that stand for each other. */
    record Pair(int left, int right) {}

    private Alignment() {}

    /** The longest common subsequence. */
    static <T> List<Pair> of(List<T> left, List<T> right, BiPredicate<T, T> same) {
        int start = 0;
        int leftEnd = left.size();
        int rightEnd = right.size();
        List<Pair> pairs = new ArrayList<>();
        while (start < leftEnd && start < rightEnd && same.test(left.get(start), right.get(start))) {
            pairs.add(new Pair(start, start));
            start++;
        }
        List<Pair> tail = new ArrayList<>();
        while (leftEnd > start && rightEnd > start && same.test(left.get(leftEnd - 1), right.get(rightEnd - 1))) {
            leftEnd--;
            rightEnd--;
            tail.add(0, new Pair(leftEnd, rightEnd));
        }
        if ((long) (leftEnd - start) * (rightEnd - start) > MAX_CELLS) {
            firstFit(left, right, start, leftEnd, rightEnd, same, pairs);
        } else {
            longest(left, right, start, leftEnd, rightEnd, same, pairs);
        }
        pairs.addAll(tail);
        return pairs;
    }

    private static <T> void longest(
            List<T> left, List<T> right, int start, int leftEnd, int rightEnd, BiPredicate<T, T> same, List<Pair> out) {
        int rows = leftEnd - start;
        int columns = rightEnd - start;
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = same.test(left.get(start + i), right.get(start + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (same.test(left.get(start + i), right.get(start + j))) {
                out.add(new Pair(start + i++, start + j++));
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static <T> void firstFit(
            List<T> left, List<T> right, int start, int leftEnd, int rightEnd, BiPredicate<T, T> same, List<Pair> out) {
        int reach = (int) Math.max(1, MAX_CELLS / (leftEnd - start));
        int from = start;
        for (int i = start; i < leftEnd; i++) {
            for (int j = from; j < Math.min(rightEnd, from + reach); j++) {
                if (same.test(left.get(i), right.get(j))) {
                    out.add(new Pair(i, j));
                    from = j + 1;
                    break;
                }
            }
        }
    }
}
