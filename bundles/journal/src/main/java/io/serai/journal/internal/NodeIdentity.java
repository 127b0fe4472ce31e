package io.serai.journal.internal;

import io.serai.store.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** This hub's own name in the store: the same after a restart, another on every data directory. */
public final class NodeIdentity {
    private NodeIdentity() {}

    public static synchronized String of(BundleContext bundle) {
        String data = bundle.getProperty("serai.data");
        return data == null ? Ids.next() : read(Path.of(data, "keys", "node.id"));
    }

    static String read(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).trim();
            }
            String id = Ids.next();
            Files.createDirectories(file.getParent());
            Files.writeString(file, id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("The hub's id cannot be kept in " + file, e);
        }
    }
}
