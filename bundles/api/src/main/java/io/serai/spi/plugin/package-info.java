/** What the hub's bundles tell about plugins. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
