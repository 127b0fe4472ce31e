/** Webhooks: HTTP requests that start workflows. */
@Version("0.1.0")
@NullMarked
package io.serai.api.hook;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
