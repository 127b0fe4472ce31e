/** Operations: what every surface (REST, shell, MCP) offers, declared once. */
@Version("0.1.0")
@NullMarked
package io.serai.api.operation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
