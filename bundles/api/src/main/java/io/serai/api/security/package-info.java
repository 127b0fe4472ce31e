/** Who is calling, and what they may do. */
@Version("0.1.0")
@NullMarked
package io.serai.api.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
