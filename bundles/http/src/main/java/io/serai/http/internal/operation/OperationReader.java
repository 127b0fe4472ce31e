package io.serai.http.internal.operation;

import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.OperationParameter;
import io.serai.api.operation.OperationParameter.Place;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a resource's annotations. What lacks words or a permission is refused here: there are no half operations. */
public final class OperationReader {
    private OperationReader() {}

    /**
     * The operations of a resource.
     *
     * @throws IllegalArgumentException with the method and what it lacks
     */
    public static List<OperationMethod> read(OperationResource resource) {
        return read(resource.getClass(), resource);
    }

    /** As {@link #read(OperationResource)} for a class; the resource is who would be called. */
    public static List<OperationMethod> read(Class<?> type, OperationResource resource) {
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
            throw new IllegalArgumentException(type.getName() + " has no @Path.");
        }
        List<OperationMethod> found = new ArrayList<>();
        Method[] methods = type.getMethods();
        // Reflection has no order of its own; the document must come out the same each time.
        Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
        for (Method method : methods) {
            String verb = verb(method);
            if (verb != null && !method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
                found.add(read(resource, base, method, verb));
            }
        }
        return found;
    }

    private static OperationMethod read(OperationResource resource, Path base, Method method, String verb) {
        Requires requires = method.getAnnotation(Requires.class);
        Operation words = method.getAnnotation(Operation.class);
        if (requires == null || requires.value().isBlank()) {
            throw new IllegalArgumentException(method + " has no @Requires.");
        }
        if (words == null || words.operationId().isBlank() || words.summary().isBlank()) {
            throw new IllegalArgumentException(method + " has no @Operation with an operationId and a summary.");
        }
        Path own = method.getAnnotation(Path.class);
        String path = join(base.value(), own == null ? "" : own.value());
        List<Argument> arguments = Arrays.stream(method.getParameters())
                .map(OperationReader::argument)
                .toList();
        List<OperationParameter> parameters = new ArrayList<>();
        for (Argument argument : arguments) {
            Place place = argument.place();
            if (place != null) {
                parameters.add(new OperationParameter(
                        argument.name(),
                        place,
                        simpleName(argument.type()),
                        argument.required(),
                        argument.description()));
            }
        }
        Tag tag = method.getDeclaringClass().getAnnotation(Tag.class);
        OperationInfo info = new OperationInfo(
                words.operationId(),
                verb,
                path,
                requires.value(),
                words.summary(),
                words.description().isBlank() ? null : words.description(),
                tag == null ? method.getDeclaringClass().getSimpleName() : tag.name(),
                parameters);
        return OperationMethod.of(info, resource, method, arguments);
    }

    private static Argument argument(Parameter parameter) {
        var words = parameter.getAnnotation(io.swagger.v3.oas.annotations.Parameter.class);
        String description = words == null || words.description().isBlank() ? null : words.description();
        DefaultValue fallback = parameter.getAnnotation(DefaultValue.class);
        String defaultValue = fallback == null ? null : fallback.value();
        Type type = parameter.getParameterizedType();
        boolean optional = nullable(parameter)
                || defaultValue != null
                || parameter.getType().isPrimitive();
        if (parameter.isAnnotationPresent(Context.class)) {
            return new Argument(parameter.getName(), null, type, false, null, null);
        }
        PathParam path = parameter.getAnnotation(PathParam.class);
        if (path != null) {
            return new Argument(path.value(), Place.PATH, type, true, description, null);
        }
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
            return new Argument(query.value(), Place.QUERY, type, !optional, description, defaultValue);
        }
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (header != null) {
            return new Argument(header.value(), Place.HEADER, type, !optional, description, defaultValue);
        }
        return new Argument("body", Place.BODY, type, !optional, description, null);
    }

    private static boolean nullable(Parameter parameter) {
        // A type-use annotation stands on the type; by name, because bundles may see different copies.
        return Arrays.stream(parameter.getAnnotatedType().getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(a -> a.getSimpleName().equals("Nullable"));
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String join(String base, String own) {
        StringBuilder path = new StringBuilder();
        for (String part : (base + "/" + own).split("/", -1)) {
            if (!part.isEmpty()) {
                path.append('/').append(part);
            }
        }
        return path.toString();
    }

    private static String simpleName(Type type) {
        return type instanceof Class<?> plain
                ? plain.getSimpleName()
                : type.getTypeName().replaceAll("[\\w$]+\\.", "");
    }
}
