package io.serai.camel.internal.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.api.workflow.Workflow;
import io.serai.camel.Catalog;
import io.serai.camel.ContextFactory;
import io.serai.camel.Node;
import io.serai.camel.NodeInfo;
import io.serai.camel.RouteText;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations on what routes can be made of. */
@Path("nodes")
@Tag(name = "Nodes")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class NodeResource implements OperationResource {
    private static final String TOOL = "tool";
    private static final String WORKFLOW = "workflow";

    private final Catalog catalog;
    private final Tools tools;
    private final Supplier<Map<String, ClassLoader>> plugins;
    private final Supplier<List<Workflow>> workflows;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public NodeResource(@Reference ContextFactory contexts, @Reference Tools tools, BundleContext bundles) {
        this(
                new Catalog(contexts),
                tools,
                new CamelPlugins(
                        bundles,
                        Set.of(
                                FrameworkUtil.getBundle(CamelContext.class),
                                FrameworkUtil.getBundle(DirectComponent.class),
                                bundles.getBundle()))::loaders,
                () -> LiveWorkflows.of(bundles));
    }

    NodeResource(Catalog catalog, Tools tools, Supplier<Map<String, ClassLoader>> plugins) {
        this(catalog, tools, plugins, List::of);
    }

    NodeResource(
            Catalog catalog,
            Tools tools,
            Supplier<Map<String, ClassLoader>> plugins,
            Supplier<List<Workflow>> workflows) {
        this.catalog = catalog;
        this.tools = tools;
        this.plugins = plugins;
        this.workflows = workflows;
    }

    @GET
    @Requires("workflow:read")
    @Operation(
            operationId = "node-list",
            summary =
                    "Lists what routes can be made of: components, steps, languages, data formats, tools and workflows.")
    public Page<NodeInfo> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("installed") @Nullable Boolean installed,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        boolean ofCamel = !TOOL.equals(kind) && !WORKFLOW.equals(kind);
        Stream<NodeInfo> all = Stream.of(
                        ofCamel ? catalog.list(plugins.get()).stream() : Stream.<NodeInfo>empty(),
                        tools.list().stream().map(NodeResource::info),
                        workflows.get().stream().map(NodeResource::node))
                .flatMap(nodes -> nodes)
                .filter(node -> kind == null || kind.isBlank() || node.kind().equals(kind))
                .filter(node -> installed == null || node.installed() == installed);
        return NodePage.of(all.toList(), PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{kind}/{name}")
    @Requires("workflow:read")
    @Operation(operationId = "node-get", summary = "Shows one node with the JSON Schema of its options.")
    public Node get(@PathParam("kind") String kind, @PathParam("name") String name) {
        if (kind.equals(TOOL)) {
            ToolInfo tool = tools.list().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("node.not-found", "There is no tool named " + name + "."));
            return new Node(info(tool), "tool:" + name, schema(tool.inputSchema()));
        }
        if (kind.equals(WORKFLOW)) {
            Workflow workflow = workflows.get().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException(
                            "node.not-found", "There is no published workflow named " + name + "."));
            return new Node(node(workflow), "workflow:" + name, Map.of());
        }
        return catalog.get(kind, name, plugins.get());
    }

    @GET
    @Path("schema/yaml")
    @Requires("workflow:read")
    @Operation(operationId = "node-schema", summary = "Shows the JSON Schema of Camel's YAML DSL, for editors.")
    public Map<String, Object> yamlSchema() {
        return schema(RouteText.yamlSchema());
    }

    private Map<String, Object> schema(String text) {
        try {
            return text.isBlank() ? Map.of() : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static NodeInfo info(ToolInfo tool) {
        return new NodeInfo(
                TOOL, tool.name(), tool.name(), tool.summary(), TOOL, false, true, tool.plugin(), false, true);
    }

    /** Another workflow calls it by its name. */
    private static NodeInfo node(Workflow workflow) {
        String description = workflow.description() == null ? "" : workflow.description();
        return new NodeInfo(
                WORKFLOW,
                workflow.name(),
                workflow.name(),
                description,
                WORKFLOW,
                false,
                true,
                workflow.plugin(),
                false,
                true);
    }
}
