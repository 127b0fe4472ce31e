package io.serai.plugins.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedPluginsTest {
    @Test
    void keepsWhatIsWantedOverARestart(@TempDir Path data) {
        WantedPlugins wanted = new WantedPlugins(data.toString());
        wanted.add("b");
        wanted.add("a");
        wanted.add("b");
        wanted.remove("never");

        assertThat(new WantedPlugins(data.toString()).ids()).containsExactly("a", "b");
        new WantedPlugins(data.toString()).remove("a");
        assertThat(wanted.ids()).containsExactly("b");
    }

    @Test
    void keepsNothingWithoutADataDirectory() {
        WantedPlugins wanted = new WantedPlugins(null);
        wanted.add("a");

        assertThat(wanted.ids()).isEmpty();
    }
}
