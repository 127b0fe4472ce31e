package io.serai.api.plugin;

import java.util.List;
import java.util.Map;

/** What executions hold of plugins. Implemented by the journal; blocks on the store. Thread-safe. */
public interface PluginUsage {
    /** How many executions have not ended, by plugin and version; versions without any are left out. */
    Map<String, Map<String, Integer>> live();

    /**
     * Pauses what runs and waits with a plugin version, for good, until a person resumes it and the version is there again.
     *
     * @param reason a sentence that their timelines show
     * @return how many
     */
    int park(String plugin, String version, String reason);

    /**
     * Has executions that wait go on with another version of a plugin, as far as what they recorded fits the routes of that
     * version; the others stay as they are.
     */
    Migration migrate(String plugin, String from, String to);

    /** @param stayed why each of the others stayed where it was */
    record Migration(int moved, List<Stayed> stayed) {
        public Migration {
            stayed = List.copyOf(stayed);
        }
    }

    /** @param reason a sentence */
    record Stayed(String execution, String reason) {}
}
