/** Implement this to take part in /ready and /health. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
