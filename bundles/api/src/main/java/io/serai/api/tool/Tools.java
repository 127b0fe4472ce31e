package io.serai.api.tool;

import io.serai.spi.tool.Tool;
import java.util.List;
import java.util.Optional;

/** The live registry of tools; changes as plugins come and go. Thread-safe. */
public interface Tools {
    /** All tools, by name. */
    List<ToolInfo> list();

    Optional<Tool> find(String name);

    /** What {@link #find} finds, as people see it. */
    default Optional<ToolInfo> info(String name) {
        return list().stream().filter(tool -> tool.name().equals(name)).findFirst();
    }
}
