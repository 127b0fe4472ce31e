package io.serai.http.internal.console;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Where the console's files come from. */
interface ConsoleFiles {
    /** A file by its path below the console's root, without a leading slash; null if there is none. */
    @Nullable
    URL find(String path);

    /** Changes whenever any of the files may have. */
    String version();
}
