package io.serai.plugin.shippingquote;

import io.serai.spi.tool.Tool;
import io.serai.testkit.DescriptorContract;
import io.serai.testkit.ToolContract;
import java.util.List;
import java.util.Map;

class ShippingQuoteContractTest implements ToolContract, DescriptorContract {
    @Override
    public Tool tool() {
        return new ShippingQuoteTool();
    }

    @Override
    public List<Map<String, Object>> samples() {
        return List.of(
                Map.of("country", "DE"), Map.of("country", "us", "weightGrams", 2500, "amount", 19.9, "express", true));
    }
}
