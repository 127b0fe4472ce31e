package io.serai.http.internal.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.serai.http.internal.json.Json;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The schemas of the types that operations take and give, each under its own name; a page of Xs is PageX. */
final class Schemas {
    private static final String ANYTHING = "x-serai-anything";

    private final TreeMap<String, Schema> named = new TreeMap<>();
    /** Of types that have a name: most operations share a few, and resolving one takes milliseconds. */
    private final Map<Type, String> references = new HashMap<>();

    private final ModelConverters converters = new ModelConverters();

    Schemas() {
        converters.addConverter(new ModelResolver(Json.DESCRIBING));
        converters.addConverter(new AnythingConverter());
    }

    TreeMap<String, Schema> all() {
        return named;
    }

    Schema<?> reference(Type type) {
        return of(type);
    }

    Schema<?> of(Type type) {
        if (type == InputStream.class || type == byte[].class || type == jakarta.ws.rs.core.StreamingOutput.class) {
            return new BinarySchema();
        }
        String known = references.get(type);
        if (known != null) {
            return new Schema<>().$ref(known);
        }
        ResolvedSchema resolved = converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        if (resolved == null || resolved.schema == null) {
            return new Schema<>();
        }
        resolved.referencedSchemas.forEach((name, schema) -> {
            if (named.putIfAbsent(name, schema) == null) {
                open(schema);
            }
        });
        open(resolved.schema);
        if (resolved.schema.get$ref() != null) {
            references.put(type, resolved.schema.get$ref());
        }
        return resolved.schema;
    }

    // The resolver gives everything without a type the type "object" in the end; what may be anything loses it again.
    private static void open(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getExtensions() != null && schema.getExtensions().remove(ANYTHING) != null) {
            schema.setType(null);
            schema.setExtensions(null);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Schemas::open);
        }
        open(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            open(values);
        }
    }

    /** An Object is any JSON, not an object without fields. */
    private static final class AnythingConverter implements ModelConverter {
        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            JavaType java = Json.DESCRIBING.constructType(type.getType());
            if (java != null && java.getRawClass() == Object.class) {
                Schema<?> anything = new Schema<>();
                anything.addExtension(ANYTHING, true);
                return anything;
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
    }
}
