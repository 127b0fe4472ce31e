/** Implement this to give agents and workflows a tool. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.tool;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
