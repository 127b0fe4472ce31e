package io.serai.http.internal.openapi;

import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter.Place;
import io.serai.http.internal.operation.Argument;
import io.serai.http.internal.operation.OperationMethod;
import io.serai.http.internal.problem.ProblemDocument;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Describes operations as OpenAPI, the same each time for the same operations. */
public final class OpenApiDocument {
    private static final String JSON = "application/json";

    private final Schemas schemas = new Schemas();
    private final TreeMap<String, PathItem> paths = new TreeMap<>();

    private OpenApiDocument() {}

    public static OpenAPI of(Collection<OperationMethod> operations) {
        OpenApiDocument document = new OpenApiDocument();
        List<OperationMethod> sorted = operations.stream()
                .sorted(Comparator.comparing(operation -> operation.info().id()))
                .toList();
        sorted.forEach(document::add);
        document.schemas.reference(ProblemDocument.class);
        Paths all = new Paths();
        document.paths.forEach(all::addPathItem);
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Serai")
                        .version("1")
                        .description(
                                "The operations of a Serai hub. Errors are RFC 9457 problem documents with a stable code.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/api/v1")))
                .paths(all)
                .components(new Components()
                        .schemas(document.schemas.all())
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                "apiKey",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")))
                .security(List.of(
                        new SecurityRequirement().addList("bearer"), new SecurityRequirement().addList("apiKey")));
        sorted.stream()
                .map(operation -> operation.info().tag())
                .distinct()
                .sorted()
                .forEach(tag -> api.addTagsItem(new Tag().name(tag)));
        return api;
    }

    private void add(OperationMethod method) {
        OperationInfo info = method.info();
        String permission = info.permission();
        String needs = method.isPublic()
                ? "Needs no token."
                : permission.indexOf(':') < 0 ? "Needs a login." : "Needs the permission `" + permission + "`.";
        Operation operation = new Operation()
                .operationId(info.id())
                .summary(info.summary())
                .description(info.description() == null ? needs : info.description() + "\n\n" + needs)
                .addTagsItem(info.tag())
                .responses(responses(method));
        operation.addExtension("x-serai-permission", permission);
        if (method.isPublic()) {
            operation.security(List.of());
        }
        for (Argument argument : method.arguments()) {
            if (argument.place() == Place.BODY) {
                operation.requestBody(body(method, argument));
            } else if (argument.place() != null) {
                operation.addParametersItem(parameter(argument));
            }
        }
        if (info.method().equals("POST")) {
            operation.addParametersItem(new Parameter()
                    .name("Idempotency-Key")
                    .in("header")
                    .required(false)
                    .description("Repeating a call with the same key within a day gives the first call's reply.")
                    .schema(new StringSchema()));
        }
        paths.computeIfAbsent(info.path(), path -> new PathItem())
                .operation(PathItem.HttpMethod.valueOf(info.method()), operation);
    }

    private Parameter parameter(Argument argument) {
        Place place = argument.place();
        Schema<?> schema = schemas.of(argument.type());
        if (argument.defaultValue() != null) {
            schema.setDefault(argument.defaultValue());
        }
        return new Parameter()
                .name(argument.name())
                .in(place == Place.PATH ? "path" : place == Place.QUERY ? "query" : "header")
                .required(argument.required())
                .description(argument.description())
                .schema(schema);
    }

    private RequestBody body(OperationMethod method, Argument argument) {
        Consumes consumes = find(method.method(), Consumes.class);
        Content content = new Content();
        for (String type : consumes == null ? new String[] {JSON} : consumes.value()) {
            content.addMediaType(type, new MediaType().schema(schemas.of(argument.type())));
        }
        return new RequestBody().required(argument.required()).content(content);
    }

    private ApiResponses responses(OperationMethod method) {
        Type type = result(method.method().getGenericReturnType());
        boolean empty = type == void.class || type == Void.class;
        int status = method.status() != 0 ? method.status() : empty ? 204 : 200;
        ApiResponse normal = new ApiResponse().description(empty ? "Done." : "The result.");
        if (!empty && type != jakarta.ws.rs.core.Response.class) {
            Produces produces = find(method.method(), Produces.class);
            Content content = new Content();
            for (String media : produces == null ? new String[] {JSON} : produces.value()) {
                content.addMediaType(media, new MediaType().schema(schemas.of(type)));
            }
            normal.content(content);
        }
        if (type instanceof Class<?> plain && io.serai.api.operation.Tagged.class.isAssignableFrom(plain)) {
            normal.addHeaderObject("ETag", new Header().schema(new StringSchema()));
        }
        Content problem = new Content()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE, new MediaType().schema(schemas.reference(ProblemDocument.class)));
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(Integer.toString(status), normal);
        responses.addApiResponse(
                "default", new ApiResponse().description("What went wrong.").content(problem));
        return responses;
    }

    private static Type result(Type declared) {
        if (declared instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && CompletionStage.class.isAssignableFrom(raw)) {
            return generic.getActualTypeArguments()[0];
        }
        return declared;
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A find(Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own != null ? own : method.getDeclaringClass().getAnnotation(type);
    }
}
