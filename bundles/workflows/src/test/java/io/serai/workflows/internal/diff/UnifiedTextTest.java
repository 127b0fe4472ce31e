package io.serai.workflows.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnifiedTextTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

    @Test
    void looksAsPeopleKnowIt() {
        assertThat(UnifiedText.of("version 1", "draft", "a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n"))
                .isEqualTo("""
                        --- version 1
                        +++ draft
                        @@ -2,7 +2,8 @@
                         b
                         c
                         d
                        -e
                        +E
                         f
                         g
                         h
                        +i
                        """);
    }

    @Test
    void sameTextsHaveNoDifference() {
        assertThat(UnifiedText.of("a", "b", "x\n", "x\n")).isEmpty();
    }

    @Test
    void patchesToTheLaterText() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> left = lines(random, random.nextInt(30));
            List<String> right = new ArrayList<>(left);
            for (int edit = random.nextInt(6); edit > 0; edit--) {
                if (!right.isEmpty() && random.nextBoolean()) {
                    right.remove(random.nextInt(right.size()));
                } else {
                    right.add(random.nextInt(right.size() + 1), "new" + random.nextInt(5));
                }
            }
            String before = String.join("\n", left);
            String after = String.join("\n", right);
            assertThat(patch(left, UnifiedText.of("a", "b", before, after)))
                    .as("round " + round)
                    .isEqualTo(before.equals(after) ? left : after.lines().toList());
        }
    }

    @Test
    void veryLongTextsStayQuick() {
        List<String> left = lines(new Random(1), 6000);
        List<String> right = lines(new Random(2), 6000);

        String diff = UnifiedText.of("a", "b", String.join("\n", left), String.join("\n", right));

        assertThat(patch(left, diff)).isEqualTo(right);
    }

    private static List<String> lines(Random random, int count) {
        return random.ints(count, 0, 8).mapToObj(i -> "line " + i).toList();
    }

    private static List<String> patch(List<String> left, String diff) {
        List<String> out = new ArrayList<>();
        int at = 0;
        for (String line : diff.lines().skip(2).toList()) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                int start = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
                while (at < start) {
                    out.add(left.get(at++));
                }
            } else if (line.startsWith("+")) {
                out.add(line.substring(1));
            } else {
                assertThat(left.get(at++)).isEqualTo(line.substring(1));
                if (line.startsWith(" ")) {
                    out.add(line.substring(1));
                }
            }
        }
        while (at < left.size()) {
            out.add(left.get(at++));
        }
        return out;
    }
}
