package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.serai.spi.tool.Tool;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.FakePlugins.Version;
import io.serai.workflows.internal.swapped.SwappedComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plugin version was, is forgotten when nothing runs with it any more: its classes leave memory. */
class PluginLeakTest {
    private static final int SWAPS = 20;
    private static final String DSL = """
            - from:
                uri: hook:leak?auth=none&respond=result
                steps:
                  - setBody: { constant: "{}" }
                  - to: "tool:swapped"
                  - setHeader: { name: said, simple: "${body[text]}" }
                  - to: "swapped:%s"
                  - setHeader: { name: answer, simple: "${body}" }
                  - setBody: { simple: "${body.text} ${header.said}" }
                  - split:
                      tokenize: " "
                      parallelProcessing: true
                      steps:
                        - setBody: { constant: "{}" }
                        - to: "tool:swapped"
                  - to: "swapped:last"
                  - setBody: { simple: "${body.text}" }
            """;

    private final FakePlugins plugins = new FakePlugins();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @Test
    void swappedVersionsLeaveMemory() throws Exception {
        try (TestDatabase database = TestDatabase.derby();
                TestHub hub = new TestHub(database)) {
            hub.letExecutionsGoOn();
            hub.bindings.use(plugins);
            add("0");
            plugins.activate("swapped", "0");
            hub.published("leak", DSL.formatted("first"));
            for (int swap = 1; swap <= SWAPS; swap++) {
                String version = String.valueOf(swap);
                assertThat(hub.call(post("leak", "x")).body()).isEqualTo("last");
                add(version);
                hub.packs
                        .prepare("swapped", version, List.of(), plugins.with("swapped", version))
                        .apply();
                plugins.activate("swapped", version);
                plugins.remove("swapped", String.valueOf(swap - 1));
            }
            assertThat(hub.call(post("leak", "x")).body()).isEqualTo("last");
            WeakReference<ClassLoader> current = loaders.remove(loaders.size() - 1);
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                while (loaders.stream().anyMatch(loader -> loader.get() != null)) {
                    System.gc();
                    Thread.onSpinWait();
                }
            });
            assertThat(current.get()).isNotNull();
        }
    }

    private void add(String version) throws Exception {
        ClassLoader loader = new Copies();
        Tool tool = (Tool) loader.loadClass("io.serai.workflows.internal.swapped.SwappedTool")
                .getConstructor()
                .newInstance();
        assertThat(tool.getClass().getClassLoader()).isSameAs(loader);
        plugins.add(new Version("swapped", version, Map.of("swapped", tool), Set.of("swapped"), loader));
        loaders.add(new WeakReference<>(loader));
    }

    /** Has classes of its own of what a plugin would bring. */
    private static final class Copies extends ClassLoader {
        private static final String PACKAGE = SwappedComponent.class.getPackageName() + ".";

        Copies() {
            super(PluginLeakTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public URL getResource(String name) {
            return name.equals("META-INF/services/org/apache/camel/component/swapped")
                    ? getParent().getResource("swapped/component")
                    : super.getResource(name);
        }
    }
}
