package io.serai.plugins.internal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.metric.Metrics;
import io.serai.api.tool.ToolInfo;
import io.serai.plugins.internal.framework.PluginLocation;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

public class ToolRegistryTest {
    private static final String ANYTHING = "{\"type\":\"object\"}";

    private final ToolRegistry tools = new ToolRegistry(Metrics.NONE);

    @Test
    void offersTheToolsOfActiveVersionsByName() {
        tools.activate(Map.of("first", "d1", "second", "d2"));
        tools.bindTool(new Fake("b-tool", ANYTHING), reference("second", "2.0.0", "d2"));
        tools.bindTool(new Fake("a-tool", ANYTHING), reference("first", "1.0.0", "d1"));

        assertThat(tools.list()).extracting(ToolInfo::name).containsExactly("a-tool", "b-tool");
        assertThat(tools.list().get(0).plugin()).isEqualTo("first");
        assertThat(tools.list().get(0).pluginVersion()).isEqualTo("1.0.0");
        assertThat(tools.of("second", "d2")).containsExactly("b-tool");
        assertThat(tools.find("a-tool")).isPresent();
        assertThat(tools.find("c-tool")).isEmpty();
    }

    @Test
    void keepsTheToolsOfOtherVersionsForThoseThatAreBoundToThem() {
        Fake one = new Fake("same", "{\"title\":\"one\"}");
        Fake two = new Fake("same", "{\"title\":\"two\"}");
        tools.activate(Map.of("plugin", "d1"));
        tools.bindTool(one, reference("plugin", "1.0.0", "d1"));
        tools.bindTool(two, reference("plugin", "2.0.0", "d2"));

        assertThat(tools.find("same").map(Tool::description)).contains(one.description());
        assertThat(tools.of(Map.of("plugin", "d2")).find("same").map(Tool::description))
                .contains(two.description());

        tools.activate(Map.of("plugin", "d2"));

        assertThat(tools.find("same").map(Tool::description)).contains(two.description());
        assertThat(tools.of(Map.of("plugin", "d1")).find("same").map(Tool::description))
                .contains(one.description());
        assertThat(tools.of(Map.of("other", "d1")).find("same").map(Tool::description))
                .contains(two.description());
    }

    @Test
    void tellsOfNamesThatBelongToOthers() {
        tools.activate(Map.of("first", "d1"));
        tools.bindTool(new Fake("same", ANYTHING), reference("first", "1.0.0", "d1"));
        tools.bindTool(new Fake("same", ANYTHING), reference("second", "1.0.0", "d2"));

        assertThat(tools.clashesOf("second", "d2"))
                .containsExactly("Its tool same has the name of a tool of first 1.0.0.");
        assertThat(tools.clashesOf("first", "d1")).isEmpty();
    }

    @Test
    void aLateGoodbyeOfTheOldOneDoesNotRemoveTheNewOne() {
        tools.activate(Map.of("plugin", "d2"));
        ServiceReference<Tool> old = reference("plugin", "1.0.0", "d1");
        tools.bindTool(new Fake("same", ANYTHING), old);
        tools.bindTool(new Fake("same", ANYTHING), reference("plugin", "2.0.0", "d2"));
        tools.unbindTool(old);
        tools.unbindTool(old);

        assertThat(tools.list()).extracting(ToolInfo::pluginVersion).containsExactly("2.0.0");
    }

    @Test
    void reportsToolsThatCannotBeOffered() {
        tools.bindTool(new Fake("Bad Name", ANYTHING), reference("names", "1.0.0", "d5"));
        tools.bindTool(new Fake("no-json", "{"), reference("texts", "1.0.0", "d6"));
        tools.bindTool(new Fake("no-schema", "5"), reference("numbers", "1.0.0", "d7"));
        tools.bindTool(new Silent(), reference("silent", "1.0.0", "d8"));

        assertThat(tools.list()).isEmpty();
        assertThat(tools.problemsOf("names", "d5"))
                .containsExactly("A tool's name is lower-case words joined by hyphens, not 'Bad Name'.");
        assertThat(tools.problemsOf("texts", "d6").get(0))
                .startsWith("The input schema of its tool no-json is not JSON: ");
        assertThat(tools.problemsOf("numbers", "d7").get(0)).contains("A JSON Schema is an object, not number.");
        assertThat(tools.problemsOf("silent", "d8").get(0)).contains("cannot describe itself", "no words");
    }

    @Test
    void tellsListenersOfChanges() {
        List<String> seen = new ArrayList<>();
        tools.activate(Map.of("first", "d1"));
        Runnable listener = () -> seen.add("change");
        tools.onChange(listener);
        ServiceReference<Tool> reference = reference("first", "1.0.0", "d1");
        tools.bindTool(new Fake("a-tool", ANYTHING), reference);
        tools.unbindTool(reference);
        tools.removeListener(listener);
        tools.bindTool(new Fake("a-tool", ANYTHING), reference);

        assertThat(seen).hasSize(2);
    }

    @Test
    void timesCallsAsLongAsABuildOfTheVersionIsThere() throws Exception {
        FakeMetrics metrics = new FakeMetrics();
        ToolRegistry counted = new ToolRegistry(metrics);
        counted.activate(Map.of("first", "d2"));
        ServiceReference<Tool> earlier = reference("first", "1.0.0", "d1");
        ServiceReference<Tool> later = reference("first", "1.0.0", "d2");
        counted.bindTool(new Fake("a-tool", ANYTHING), earlier);
        counted.bindTool(new Fake("a-tool", ANYTHING), later);
        ToolCall call = new ToolCall(Map.of(), "default", null, "key");

        counted.find("a-tool").orElseThrow().call(call);
        counted.checked("a-tool").orElseThrow().call(call);
        counted.of(Map.of("first", "d1")).find("a-tool").orElseThrow().call(call);
        String meter = "serai.tool.calls tool=a-tool plugin=first version=1.0.0 outcome=";
        assertThat(metrics.count(meter + "success")).isEqualTo(3);
        assertThat(metrics.count(meter + "failure")).isZero();

        counted.bindTool(new Broken(), reference("second", "1.0.0", "d3"));
        counted.activate(Map.of("second", "d3"));
        assertThatThrownBy(() -> counted.find("broken").orElseThrow().call(call))
                .hasMessage("broken");
        assertThat(metrics.count("serai.tool.calls tool=broken plugin=second version=1.0.0 outcome=failure"))
                .isEqualTo(1);

        counted.unbindTool(earlier);
        assertThat(metrics.names()).contains(meter + "success");
        counted.unbindTool(later);
        assertThat(metrics.names()).noneMatch(name -> name.contains("a-tool"));
    }

    private static final class Broken implements Tool {
        @Override
        public ToolDescription description() {
            return new ToolDescription("broken", "For tests.", ANYTHING, null);
        }

        @Override
        public Object call(ToolCall call) {
            throw new IllegalStateException("broken");
        }
    }

    /** A tool that returns its arguments. */
    record Fake(String name, String schema) implements Tool {
        @Override
        public ToolDescription description() {
            return new ToolDescription(name, "For tests.", schema, null);
        }

        @Override
        public Object call(ToolCall call) {
            return call.arguments();
        }
    }

    private static final class Silent implements Tool {
        @Override
        public ToolDescription description() {
            throw new IllegalStateException("no words");
        }

        @Override
        public Object call(ToolCall call) {
            return null;
        }
    }

    /** A reference from a plugin's bundle. */
    @SuppressWarnings("unchecked")
    public static ServiceReference<Tool> reference(String plugin, String version, String digest) {
        String location = new PluginLocation(plugin, version, digest, "a.jar").text();
        Bundle bundle = fake(Bundle.class, Map.of("getLocation", location));
        return fake(ServiceReference.class, Map.of("getBundle", bundle));
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Map<String, Object> results) {
        return (T) Proxy.newProxyInstance(
                ToolRegistryTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> results.get(method.getName());
                });
    }
}
