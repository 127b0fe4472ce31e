package io.serai.plugins.internal.descriptor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The schemas of {@code docs/schema} that the hub itself holds files against. */
public final class PublishedSchemas {
    private PublishedSchemas() {}

    /** @param name of the file, such as {@code panel.schema.json} */
    public static JsonCheck check(String name) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this bundle.");
            }
            return new JsonCheck(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read.", e);
        }
    }
}
