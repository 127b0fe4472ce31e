/** Proves, in Karaf, what durable routes rest on: ids, paths, recorded results and failures, parking, two versions. */
@Version("0.1.0")
@NullMarked
package io.serai.itests.durable;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
