package io.serai.http.internal.rest;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times in query strings, as everywhere else in ISO 8601. */
final class TimeParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        return raw == Instant.class ? (ParamConverter<T>) new InstantConverter() : null;
    }

    private static final class InstantConverter implements ParamConverter<Instant> {
        @Override
        @SuppressWarnings("NullAway") // JAX-RS: null stands for an absent parameter
        public Instant fromString(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException wrong) {
                throw new BadRequestException(wrong);
            }
        }

        @Override
        public String toString(Instant value) {
            return value.toString();
        }
    }
}
