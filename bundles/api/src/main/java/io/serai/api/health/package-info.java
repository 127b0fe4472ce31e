/** Health and readiness. */
@Version("0.1.0")
@NullMarked
package io.serai.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
