/** The tools that are there now. */
@Version("0.1.0")
@NullMarked
package io.serai.api.tool;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
