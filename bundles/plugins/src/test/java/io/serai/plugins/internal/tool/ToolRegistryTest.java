package io.serai.plugins.internal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.tool.ToolInfo;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

public class ToolRegistryTest {
    private static final String ANYTHING = "{\"type\":\"object\"}";

    private final ToolRegistry tools = new ToolRegistry(new PluginBundles());

    @Test
    void offersToolsByNameWithThePluginTheyComeFrom() {
        tools.bindTool(new Fake("b-tool", ANYTHING), reference(7, "second", "2.0.0"));
        tools.bindTool(new Fake("a-tool", ANYTHING), reference(6, "first", "1.0.0"));

        assertThat(tools.list()).extracting(ToolInfo::name).containsExactly("a-tool", "b-tool");
        assertThat(tools.list().get(0).plugin()).isEqualTo("first");
        assertThat(tools.list().get(0).pluginVersion()).isEqualTo("1.0.0");
        assertThat(tools.of(7)).containsExactly("b-tool");
        assertThat(tools.find("a-tool")).isPresent();
        assertThat(tools.find("c-tool")).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoWithOneNameUntilItGoes() {
        Fake first = new Fake("same", ANYTHING);
        Fake second = new Fake("same", ANYTHING);
        ServiceReference<Tool> firstReference = reference(6, "first", "1.0.0");
        ServiceReference<Tool> secondReference = reference(7, "second", "1.0.0");
        tools.bindTool(first, firstReference);
        tools.bindTool(second, secondReference);

        assertThat(tools.find("same")).containsSame(first);
        assertThat(tools.problemsOf(6)).isEmpty();
        assertThat(tools.problemsOf(7))
                .containsExactly("Its tool same is not offered, because first 1.0.0 already has a tool of that name.");

        tools.unbindTool(firstReference);

        assertThat(tools.find("same")).containsSame(second);
        assertThat(tools.problemsOf(7)).isEmpty();
    }

    @Test
    void aLateGoodbyeOfTheOldOneDoesNotRemoveTheNewOne() {
        ServiceReference<Tool> old = reference(6, "plugin", "1.0.0");
        tools.bindTool(new Fake("same", ANYTHING), old);
        tools.bindTool(new Fake("same", ANYTHING), reference(6, "plugin", "2.0.0"));
        tools.unbindTool(old);
        tools.unbindTool(old);

        assertThat(tools.list()).extracting(ToolInfo::pluginVersion).hasSize(1);
    }

    @Test
    void reportsToolsThatCannotBeOffered() {
        tools.bindTool(new Fake("Bad Name", ANYTHING), reference(5, "names", "1.0.0"));
        tools.bindTool(new Fake("no-json", "{"), reference(6, "texts", "1.0.0"));
        tools.bindTool(new Fake("no-schema", "5"), reference(7, "numbers", "1.0.0"));
        tools.bindTool(new Silent(), reference(8, "silent", "1.0.0"));

        assertThat(tools.list()).isEmpty();
        assertThat(tools.problemsOf(5))
                .containsExactly("A tool's name is lower-case words joined by hyphens, not 'Bad Name'.");
        assertThat(tools.problemsOf(6).get(0)).startsWith("The input schema of its tool no-json is not JSON: ");
        assertThat(tools.problemsOf(7).get(0)).contains("A JSON Schema is an object, not number.");
        assertThat(tools.problemsOf(8).get(0)).contains("cannot describe itself", "no words");
    }

    @Test
    void tellsListenersOfChanges() {
        List<String> seen = new ArrayList<>();
        Runnable listener = () -> seen.add("change");
        tools.onChange(listener);
        ServiceReference<Tool> reference = reference(6, "first", "1.0.0");
        tools.bindTool(new Fake("a-tool", ANYTHING), reference);
        tools.unbindTool(reference);
        tools.removeListener(listener);
        tools.bindTool(new Fake("a-tool", ANYTHING), reference);

        assertThat(seen).hasSize(2);
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

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
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

    /** A reference from a plain bundle that was dropped in. */
    @SuppressWarnings("unchecked")
    public static ServiceReference<Tool> reference(long bundleId, String name, String version) {
        Bundle bundle = fake(
                Bundle.class,
                Map.of(
                        "getBundleId",
                        bundleId,
                        "getSymbolicName",
                        name,
                        "getVersion",
                        Version.parseVersion(version),
                        "getState",
                        Bundle.ACTIVE,
                        "getLastModified",
                        System.nanoTime(),
                        "getLocation",
                        "file:/deploy/" + name + ".jar",
                        "getHeaders",
                        new Hashtable<String, String>()));
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
