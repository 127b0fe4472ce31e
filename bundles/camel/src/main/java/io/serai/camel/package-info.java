/** Camel for the hub: contexts that resolve from exactly the bundles they are pinned to, and the text of routes. */
@Version("0.1.0")
@NullMarked
package io.serai.camel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
