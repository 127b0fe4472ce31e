package io.serai.camel.internal.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Maps and lists go out as JSON where a step wants bytes, as an HTTP call does: they are what tools, forms and agents
 * answer with. Camel itself knows no such conversion and would fail the step.
 */
final class JsonBodies {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JsonBodies() {}

    static void register(TypeConverterRegistry registry) {
        for (Class<?> from : new Class<?>[] {Map.class, Collection.class}) {
            registry.addTypeConverter(byte[].class, from, new SimpleTypeConverter(false, JsonBodies::bytes));
            registry.addTypeConverter(InputStream.class, from, new SimpleTypeConverter(false, JsonBodies::stream));
        }
    }

    private static Object stream(Class<?> type, Exchange exchange, Object value) {
        return new ByteArrayInputStream(bytes(type, exchange, value));
    }

    private static byte[] bytes(Class<?> type, Exchange exchange, Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new TypeConversionException(value, type, e);
        }
    }
}
