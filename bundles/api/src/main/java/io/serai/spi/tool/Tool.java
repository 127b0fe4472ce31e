package io.serai.spi.tool;

import org.jspecify.annotations.Nullable;

/** Something an agent or a workflow can call. Register it as an OSGi service; it is then {@code tool:NAME}. */
public interface Tool {
    /** Does not change while the tool is registered. */
    ToolDescription description();

    /**
     * Does the work. Called from any thread, several at once; may block for as long as the work takes.
     *
     * @return a JSON tree (map, list, text, number, boolean) or a record; null for nothing
     * @throws Exception what went wrong; the caller's step fails with it
     */
    @Nullable
    Object call(ToolCall call) throws Exception;
}
