package io.serai.http.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.api.operation.Page;

/** How values look as JSON, in one place: records, ISO 8601 in UTC, nulls left out, unknown fields refused. */
public final class Json {
    /** For bodies that come in and go out. */
    public static final JsonMapper MAPPER = builder(false).build();

    /** For describing types: there, a primitive is as good as required, because it is always sent. */
    public static final JsonMapper DESCRIBING = builder(true).build();

    private Json() {}

    private static JsonMapper.Builder builder(boolean primitivesRequired) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .annotationIntrospector(new RequiredComponents(primitivesRequired))
                .addMixIn(Page.class, KeepNext.class);
    }

    /** The last page says {@code "next": null}: a client must not have to guess. */
    private interface KeepNext {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        String next();
    }
}
