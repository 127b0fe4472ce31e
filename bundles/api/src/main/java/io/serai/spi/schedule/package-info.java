/** Implement this to let the hub do something of yours by the clock. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.schedule;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
