package io.serai.plugins.internal.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.tool.ToolInfo;
import io.serai.plugins.internal.descriptor.JsonCheck;
import io.serai.plugins.internal.framework.PluginId;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolDescription;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;

/**
 * One {@link Tool} service.
 *
 * @param checked the tool behind a check of its arguments
 * @param problem why it cannot be offered, in one sentence; null if it can
 */
record OfferedTool(
        ServiceReference<Tool> reference,
        @Nullable PluginId owner,
        Tool tool,
        Tool checked,
        ToolInfo info,
        @Nullable String problem) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param owner the plugin it comes from, or null for the hub itself
     * @param meters count the calls of one that can be offered, until they {@link ToolMeters#release release} it
     */
    static OfferedTool of(ServiceReference<Tool> reference, Tool tool, @Nullable PluginId owner, ToolMeters meters) {
        String plugin = owner == null ? null : owner.id();
        String version = owner == null ? null : owner.version();
        ToolDescription description;
        try {
            description = tool.description();
        } catch (UnusableToolException e) {
            ToolInfo nothing = new ToolInfo(e.tool(), "", "{}", null, plugin, version);
            return new OfferedTool(reference, owner, tool, tool, nothing, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            String type = tool.getClass().getName();
            ToolInfo nothing = new ToolInfo(type, "", "{}", null, plugin, version);
            return new OfferedTool(
                    reference, owner, tool, tool, nothing, "Its tool " + type + " cannot describe itself: " + e);
        }
        ToolInfo info = new ToolInfo(
                description.name(),
                description.summary(),
                description.inputSchema(),
                description.outputSchema(),
                plugin,
                version);
        if (!NAME.matcher(info.name()).matches()) {
            return new OfferedTool(
                    reference,
                    owner,
                    tool,
                    tool,
                    info,
                    "A tool's name is lower-case words joined by hyphens, not '" + info.name() + "'.");
        }
        try {
            JsonCheck check = new JsonCheck(JSON.readTree(info.inputSchema()));
            Tool counted = meters.count(tool, info);
            return new OfferedTool(reference, owner, counted, new CheckedTool(counted, description, check), info, null);
        } catch (JsonProcessingException e) {
            return new OfferedTool(
                    reference,
                    owner,
                    tool,
                    tool,
                    info,
                    "The input schema of its tool " + info.name() + " is not JSON: " + e.getOriginalMessage() + ".");
        } catch (IllegalArgumentException e) {
            return new OfferedTool(
                    reference,
                    owner,
                    tool,
                    tool,
                    info,
                    "The input schema of its tool " + info.name() + " cannot be used: " + e.getMessage());
        }
    }

    /** Whose it is, in words. */
    String ownerName() {
        return info.plugin() == null ? "the hub itself" : info.plugin() + " " + info.pluginVersion();
    }
}
