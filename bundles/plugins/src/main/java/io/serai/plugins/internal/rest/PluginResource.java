package io.serai.plugins.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.install.Pages;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations on plugins. */
@Path("plugins")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginResource implements OperationResource {
    private static final Pattern FILE = Pattern.compile("\\bname=\"?file\"?(;|$)");
    private static final long WAIT_MILLIS = 30_000;
    private static final long WAIT_AT_MOST_MILLIS = 120_000;

    private final Plugins plugins;
    private final Catalogs catalogs;

    public PluginResource(Plugins plugins, Catalogs catalogs) {
        this.plugins = plugins;
        this.catalogs = catalogs;
    }

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-list",
            summary = "Lists the installed plugins with their state, their versions and what they bring.")
    public Page<Plugin> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return plugins.list(PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("catalog")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-catalog", summary = "Lists what the hub's catalogs offer.")
    public Page<CatalogEntry> catalog(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        Map<String, String> installed = plugins.list(PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .collect(Collectors.toMap(Plugin::id, Plugin::version));
        List<CatalogEntry> entries = catalogs.offers().stream()
                .map(offer -> new CatalogEntry(
                        offer.id(),
                        offer.version(),
                        offer.plugin().summary(),
                        offer.version().equals(installed.get(offer.id()))))
                .toList();
        return Pages.of(
                entries,
                entry -> entry.id() + "@" + entry.version(),
                entry -> entry.id() + " " + entry.summary(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("operations")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-operation-list", summary = "Lists what was done to the plugins, newest first.")
    public Page<PluginOperation> operations(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return plugins.operations(PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("operations/{operation}")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-operation-get", summary = "Shows how far a change is, and what it planned.")
    public PluginOperation operation(@PathParam("operation") String operation) {
        return plugins.operation(operation);
    }

    @GET
    @Path("{id}")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-get", summary = "Shows one plugin.")
    public Plugin get(@PathParam("id") String id) {
        return plugins.get(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Status(202)
    @Requires("plugin:install")
    @Operation(
            operationId = "plugin-install",
            summary =
                    "Installs a plugin, or another version of it, from a catalog, a file or this machine's repository.")
    public PluginChangeView install(
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            @QueryParam("waitMillis") @Nullable Long waitMillis,
            PluginSourceRequest request) {
        return install(new PluginSource(request.required(), null), Boolean.TRUE.equals(dryRun), waitMillis);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Status(202)
    @Requires("plugin:install")
    @Operation(operationId = "plugin-upload", summary = "Installs a plugin from an uploaded JAR or KAR (part: file).")
    public PluginChangeView upload(
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            @QueryParam("waitMillis") @Nullable Long waitMillis,
            List<EntityPart> parts) {
        EntityPart part = parts.stream()
                .filter(PluginResource::isFile)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "plugin.source", "Send the package as the part named file of a multipart/form-data body."));
        java.nio.file.Path copy = null;
        try (InputStream in = part.getContent()) {
            copy = Files.createTempFile("serai-upload", ".package");
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            String name = part.getFileName().orElse("package");
            return install(new PluginSource("upload:" + name, copy), Boolean.TRUE.equals(dryRun), waitMillis);
        } catch (IOException e) {
            throw new UnavailableException("hub.disk", "The upload could not be kept: " + e.getMessage(), 5, e);
        } finally {
            delete(copy);
        }
    }

    /** CXF gives a part's content id as its name where there is one, so that the header has to be asked. */
    private static boolean isFile(EntityPart part) {
        String disposition = part.getHeaders().getFirst("Content-Disposition");
        return "file".equals(part.getName())
                || disposition != null && FILE.matcher(disposition).find();
    }

    private static void delete(java.nio.file.@Nullable Path copy) {
        if (copy != null) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                copy.toFile().deleteOnExit();
            }
        }
    }

    private PluginChangeView install(PluginSource source, boolean dryRun, @Nullable Long waitMillis) {
        if (dryRun) {
            return PluginChangeView.of(plugins.planInstall(source));
        }
        return view(plugins.install(source, patience(waitMillis)));
    }

    @PUT
    @Path("{id}/wanted")
    @Status(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("plugin:install")
    @Operation(
            operationId = "plugin-want",
            summary = "Makes another version active: one that is kept here or in a catalog, older or newer.")
    public PluginChangeView want(
            @PathParam("id") String id, @QueryParam("waitMillis") @Nullable Long waitMillis, WantedRequest request) {
        return view(plugins.want(id, request.required(), patience(waitMillis)));
    }

    @POST
    @Path("{id}/migrate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("plugin:install")
    @Operation(
            operationId = "plugin-migrate",
            summary = "Has executions that wait on one version go on with another, where what they recorded fits.")
    public PluginUsage.Migration migrate(@PathParam("id") String id, MigrationRequest request) {
        return plugins.migrate(id, request.requiredFrom(), request.requiredTo());
    }

    @DELETE
    @Path("{id}")
    @Status(202)
    @Requires("plugin:remove")
    @Operation(
            operationId = "plugin-remove",
            summary =
                    "Removes a plugin and all that it brought; with force, executions that have not ended are paused.")
    public PluginChangeView remove(
            @PathParam("id") String id,
            @QueryParam("force") @Nullable Boolean force,
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            @QueryParam("waitMillis") @Nullable Long waitMillis) {
        if (Boolean.TRUE.equals(dryRun)) {
            return PluginChangeView.of(plugins.planRemove(id));
        }
        return view(plugins.remove(id, Boolean.TRUE.equals(force), patience(waitMillis)));
    }

    private PluginChangeView view(PluginOperation operation) {
        Plugin plugin = null;
        if (operation.status().equals(PluginOperation.SUCCEEDED)) {
            try {
                plugin = plugins.get(operation.plugin());
            } catch (NotFoundException e) {
                plugin = null; // removed
            }
        }
        return PluginChangeView.of(operation, plugin);
    }

    private static Duration patience(@Nullable Long waitMillis) {
        long wait = waitMillis == null ? WAIT_MILLIS : waitMillis;
        if (wait < 0 || wait > WAIT_AT_MOST_MILLIS) {
            throw new InvalidInputException(
                    "plugin.wait", "waitMillis is between 0 and " + WAIT_AT_MOST_MILLIS + ", not " + wait + ".");
        }
        return Duration.ofMillis(wait);
    }
}
