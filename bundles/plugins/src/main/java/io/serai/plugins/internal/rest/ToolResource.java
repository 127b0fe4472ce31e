package io.serai.plugins.internal.rest;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.execution.ExecutionError;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.api.tool.ToolInfo;
import io.serai.plugins.internal.install.Pages;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.spi.operation.OperationResource;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations on tools: what there is, and a way to try it. */
@Path("tools")
@Tag(name = "Tools")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class ToolResource implements OperationResource {
    private final ToolRegistry tools;

    @Activate
    public ToolResource(@Reference ToolRegistry tools) {
        this.tools = tools;
    }

    @GET
    @Requires("tool:read")
    @Operation(operationId = "tool-list", summary = "Lists the tools that agents and workflows can call now.")
    public Page<ToolInfo> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                tools.list(),
                ToolInfo::name,
                tool -> tool.name() + " " + tool.summary(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{name}")
    @Requires("tool:read")
    @Operation(operationId = "tool-get", summary = "Shows one tool with the schema of its arguments.")
    public ToolInfo get(@PathParam("name") String name) {
        return tools.list().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound(name));
    }

    @POST
    @Path("{name}/call")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("tool:call")
    @Operation(operationId = "tool-call", summary = "Calls a tool once, outside any workflow, to try it.")
    public ToolResult call(@PathParam("name") String name, @Nullable ToolArguments arguments) {
        Tool tool = tools.checked(name).orElseThrow(() -> notFound(name));
        CallContext context = CallContext.current();
        ToolCall call = new ToolCall(
                arguments == null ? Map.of() : arguments.given(),
                context.caller().tenant(),
                null,
                context.requestId());
        long start = System.nanoTime();
        try {
            Object result = tool.call(call);
            return new ToolResult(true, result, null, millisSince(start));
        } catch (SeraiException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            // a plugin's failure is an answer about the plugin, not an error of the hub
            String message = e.getMessage() == null ? "" : e.getMessage();
            ExecutionError error = new ExecutionError(e.getClass().getName(), message, null, null);
            return new ToolResult(false, null, error, millisSince(start));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static NotFoundException notFound(String name) {
        return new NotFoundException("tool.not-found", "There is no tool " + name + ".");
    }
}
