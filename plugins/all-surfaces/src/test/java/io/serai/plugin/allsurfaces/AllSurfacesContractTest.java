package io.serai.plugin.allsurfaces;

import io.serai.api.metric.Metrics;
import io.serai.spi.tool.Tool;
import io.serai.testkit.AgentContract;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.ToolContract;
import java.util.List;
import java.util.Map;

class AllSurfacesContractTest implements ToolContract, AgentContract, DescriptorContract {
    @Override
    public Tool tool() {
        return new GreetingTool(Metrics.NONE);
    }

    @Override
    public List<Map<String, Object>> samples() {
        return List.of(Map.of("name", "Ada"), Map.of("name", ""));
    }
}
