package io.serai.shell.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.plugin.ActivePlugins;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

class PluginCommandsTest {
    private final Bundle first = proxy(Bundle.class, "first");
    private final Bundle second = proxy(Bundle.class, "second");
    private final Karaf karaf = new Karaf();
    private final Rule rule = new Rule();
    private final List<BundleListener> listeners = new ArrayList<>();
    private final PluginCommands commands = new PluginCommands(
            context(),
            karaf.registry(),
            rule,
            type -> type == First.class ? first : type == Second.class ? second : null);

    @Test
    void theActiveVersionsCommandRunsWhateverCameLast() {
        First old = new First();
        Second young = new Second();
        karaf.register(young);
        rule.activate(second);
        karaf.register(old);

        tell(BundleEvent.STARTED, first);

        assertThat(karaf.runs).containsEntry("acme:hello", young);
        assertThat(commands.of(second)).containsExactly("acme:hello");
    }

    @Test
    void theActiveVersionsCommandStaysWhenTheOtherGoes() {
        First old = new First();
        Second young = new Second();
        karaf.register(old);
        karaf.register(young);
        rule.activate(second);

        karaf.unregister(old);
        assertThat(karaf.runs).isEmpty();
        tell(BundleEvent.STOPPED, first);

        assertThat(karaf.runs).containsEntry("acme:hello", young);
        karaf.unregister(young);
        tell(BundleEvent.STOPPED, second);
        assertThat(karaf.runs).isEmpty();
        assertThat(karaf.all).isEmpty();
    }

    @Test
    void leavesTheHubsOwnCommandsAlone() {
        Hello own = new Hello();
        karaf.register(own);

        rule.activate(first);

        assertThat(karaf.all).containsExactly(own);
        assertThat(commands.of(first)).isEmpty();
    }

    private void tell(int type, Bundle bundle) {
        listeners.forEach(listener -> listener.bundleChanged(new BundleEvent(type, bundle)));
    }

    /** As Karaf's own registry: the last one of a name runs, and whichever goes takes the name with it. */
    private static final class Karaf {
        final List<Command> all = new ArrayList<>();
        final Map<String, Command> runs = new HashMap<>();

        void register(Command command) {
            all.add(command);
            runs.put(command.getScope() + ":" + command.getName(), command);
        }

        void unregister(Command command) {
            all.remove(command);
            runs.remove(command.getScope() + ":" + command.getName());
        }

        Registry registry() {
            return PluginCommandsTest.proxy(Registry.class, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "register" -> register((Command) arguments[0]);
                    case "unregister" -> unregister((Command) arguments[0]);
                    default -> {
                        return List.copyOf(all);
                    }
                }
                return null;
            });
        }
    }

    private final class Rule implements ActivePlugins {
        private Bundle active;
        private Runnable listener;

        void activate(Bundle bundle) {
            active = bundle;
            listener.run();
        }

        @Override
        public boolean isActive(Bundle bundle) {
            return bundle == active;
        }

        @Override
        public Optional<String> pluginOf(Bundle bundle) {
            return Optional.of("acme");
        }

        @Override
        public AutoCloseable whenChanged(Runnable task) {
            listener = task;
            return () -> listener = null;
        }
    }

    private BundleContext context() {
        return proxy(BundleContext.class, (proxy, method, arguments) -> {
            if (method.getName().equals("addBundleListener")) {
                listeners.add((BundleListener) arguments[0]);
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, String name) {
        return proxy(type, (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> name.hashCode();
            case "equals" -> proxy == arguments[0];
            default -> name;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(PluginCommandsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static class Hello implements Command {
        @Override
        public String getScope() {
            return "acme";
        }

        @Override
        public String getName() {
            return "hello";
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public Completer getCompleter(boolean scoped) {
            return null;
        }

        @Override
        public Parser getParser() {
            return null;
        }

        @Override
        public Object execute(Session session, List<Object> arguments) {
            return null;
        }
    }

    private static final class First extends Hello {}

    private static final class Second extends Hello {}
}
