/** Proves each Camel component of the base distribution by a route. */
@Version("0.1.0")
@NullMarked
package io.serai.itests.components;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
