package io.serai.workflows.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    private static final List<String> PIECES = List.of(
            "a",
            "B",
            "0",
            "1.5",
            "true",
            "null",
            "~",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            ":",
            ": ",
            "- ",
            "#",
            " #",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "{{",
            "[",
            "]",
            ",",
            "&x",
            "*x",
            "!t",
            "|",
            ">",
            "%",
            "@",
            "`",
            "---",
            "...",
            "ü",
            "€",
            "\uD83D\uDE00",
            "\u2028",
            "\u0085",
            "\u0007",
            "${body}",
            "</x>");

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 3000; round++) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("text", text(random));
            tree.put(text(random), List.of(text(random), random.nextInt(), random.nextBoolean(), 1.25, List.of()));
            tree.put("below", Map.of("text", text(random), "empty", Map.of()));
            List<Object> list = new ArrayList<>(List.of(tree, text(random)));

            assertThat(YamlText.read(YamlText.write(tree))).as("round " + round).isEqualTo(tree);
            assertThat(YamlText.read(YamlText.write(list))).as("round " + round).isEqualTo(list);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void textsOfSeveralLinesStayReadable() {
        assertThat(YamlText.write(Map.of("dsl", "- route:\n    id: x\n"))).isEqualTo("""
                dsl: |
                  - route:
                      id: x
                """);
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        assertThatThrownBy(() -> YamlText.read("a: b: c"))
                .isInstanceOf(YamlText.Unreadable.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> YamlText.read("[".repeat(200_000))).isInstanceOf(YamlText.Unreadable.class);
    }
}
