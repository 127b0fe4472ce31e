package io.serai.plugins.internal.rest;

import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.plugins.internal.install.Pages;
import io.serai.plugins.internal.surface.ActiveSurfaces;
import io.serai.plugins.internal.surface.Agent;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What plugins bring of agents; nothing runs them yet. */
@Path("agents")
@Tag(name = "Agents")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class AgentResource implements OperationResource {
    private final ActiveSurfaces surfaces;

    @Activate
    public AgentResource(@Reference ActiveSurfaces surfaces) {
        this.surfaces = surfaces;
    }

    @GET
    @Requires("agent:read")
    @Operation(operationId = "agent-list", summary = "Lists the agents that the active plugins bring.")
    public Page<Agent> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                surfaces.agents(),
                agent -> agent.name() + "/" + agent.plugin(),
                agent -> agent.name() + " " + agent.title() + " " + agent.description(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{name}")
    @Requires("agent:read")
    @Operation(operationId = "agent-get", summary = "Shows one agent that a plugin brings.")
    public Agent get(@PathParam("name") String name) {
        return surfaces.agents().stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("agent.not-found", "There is no agent " + name + "."));
    }
}
