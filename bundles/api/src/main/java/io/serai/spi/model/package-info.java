/** Implement this to bring models. */
@Version("0.1.0")
@NullMarked
package io.serai.spi.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
