package io.serai.example.dropin;

import io.serai.spi.tool.Tool;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.RoutesContract;
import io.serai.testkit.ToolContract;
import java.util.List;
import java.util.Map;

class ExampleContractTest implements ToolContract, RoutesContract, DescriptorContract {
    @Override
    public Tool tool() {
        return new WordCountTool();
    }

    @Override
    public List<Map<String, Object>> samples() {
        return List.of(Map.of("text", "one two three"), Map.of("text", ""));
    }

    @Override
    public List<Tool> tools() {
        return List.of(tool());
    }
}
