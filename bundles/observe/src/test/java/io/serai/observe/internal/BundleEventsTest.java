package io.serai.observe.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.UnavailableException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

class BundleEventsTest {
    private final RoomEventBus bus = new RoomEventBus();
    private final BundleContext nobody = (BundleContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);

    @Test
    void theHubsOwnBundlesHaveTheBusAsItIs() throws Exception {
        List<String> heard = new ArrayList<>();
        BundleEvents events = new BundleEvents(bus, nobody, "mvn:io.serai/serai-http/0.1.0");
        try (AutoCloseable listening = events.listen(event -> heard.add(event.type()))) {
            events.publish("default", "r", "a.b", Map::of);
        }
        assertThat(heard).containsExactly("a.b");
    }

    @Test
    void aPluginHasNothingAsLongAsNobodyKnowsWhatItMayReach() {
        BundleEvents events = new BundleEvents(bus, nobody, "serai-plugin:p/1.0.0/d/p.jar");
        assertThatThrownBy(() -> events.publish("default", "r", "a.b", Map::of))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> events.listen(event -> {})).isInstanceOf(UnavailableException.class);
    }
}
