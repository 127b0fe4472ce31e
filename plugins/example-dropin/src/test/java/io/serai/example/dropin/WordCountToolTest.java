package io.serai.example.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.spi.tool.ToolCall;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountToolTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "'  ', 0", "one, 1", "' two  words ', 2"})
    void countsWords(String text, int words) {
        WordCountTool tool = new WordCountTool();

        assertThat(tool.description().name()).isEqualTo("word-count");
        assertThat(tool.call(new ToolCall(Map.of("text", text), "default", null, "test")))
                .isEqualTo(Map.of("words", words));
    }
}
