package io.serai.shell.internal.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    @Test
    void cutsTheWidestFlexibleColumnFirst() {
        new Table()
                .fixed("ID")
                .flexible("SHORT")
                .flexible("LONG")
                .number("N")
                .row("12345678", "brief", "a text that goes on\nand on", "7")
                .print(stream, 32, "nothing");

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("ID        SHORT  LONG          N", "12345678  brief  a text that…  7");
    }

    @Test
    void cutsOnlyLongTextsWithoutATerminalAndSaysWhenThereIsNothing() {
        new Table()
                .fixed("ID")
                .flexible("TEXT")
                .row("i".repeat(100), "x".repeat(500))
                .print(stream, 0, "nothing");
        new Table().flexible("TEXT").print(stream, 80, "nothing");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("i".repeat(70) + "  " + "x".repeat(59) + "…")
                .endsWith("nothing\n");
        assertThatThrownBy(() -> new Table().flexible("TEXT").row("a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void colorsAStatusWithoutLosingTheColumns() {
        Screen screen = new Screen(stream, 80, true);
        screen.table(
                new Table()
                        .dressed("STATUS", screen::status)
                        .fixed("X")
                        .row("FAILED", "y")
                        .row("odd", "z"),
                "");

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("STATUS  X", "\u001b[31mFAILED\u001b[0m  y", "odd     z");
    }

    @Test
    void cutsAFieldToTheTerminal() {
        Screen screen = new Screen(stream, 20, false);
        screen.field("Label", "0123456789");
        screen.field("Label", "");

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("Label      01234567…");
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.0 ms", "9.94, 9.9 ms", "12.3, 12 ms", "3210, 3.2 s", "125000, 2 min 5 s"})
    void saysDurations(double millis, String words) {
        assertThat(Words.duration(DoubleNode.valueOf(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"12, 12 s ago", "-5, 0 s ago", "90, 1 min ago", "7200, 2 h ago", "864000, 10 d ago"})
    void saysHowLongAgo(long seconds, String words) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Words.ago(now.minusSeconds(seconds).toString(), now)).isEqualTo(words);
        assertThat(Words.ago("", now)).isEmpty();
        assertThat(Words.ago("soon", now)).isEqualTo("soon");
        assertThat(Words.duration(MissingNode.getInstance())).isEmpty();
    }
}
