/** Plugins: what is installed and what it brings. */
@Version("0.1.0")
@NullMarked
package io.serai.api.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
