package io.serai.plugins.internal.pack;

import java.io.IOException;
import java.io.InputStream;

/**
 * One bundle in a package.
 *
 * @param file its file name
 * @param symbolicName without parameters
 * @param version as its manifest says, {@code 0.0.0} if it does not
 */
public record PackagedBundle(String file, String symbolicName, String version, Content content) {
    /** Opens the bundle's bytes, each time anew. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
