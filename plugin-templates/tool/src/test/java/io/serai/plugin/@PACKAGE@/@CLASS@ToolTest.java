package io.serai.plugin.@PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.spi.tool.Tool;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.ToolContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class @CLASS@ToolTest implements ToolContract, DescriptorContract {
    @Override
    public Tool tool() {
        return new @CLASS@Tool();
    }

    @Override
    public List<Map<String, Object>> samples() {
        return List.of(Map.of("name", "Ada"));
    }

    @Test
    void greets() throws Exception {
        assertThat(tool().call(ToolContract.call(Map.of("name", "Ada")))).isEqualTo(Map.of("text", "Hello, Ada!"));
    }
}
