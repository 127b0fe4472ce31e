/** What the hub and its plugins count and time, for {@code GET /metrics}. */
@Version("0.1.0")
@NullMarked
package io.serai.api.metric;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
