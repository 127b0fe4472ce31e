/** Implement these to add operations to the hub. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.operation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
