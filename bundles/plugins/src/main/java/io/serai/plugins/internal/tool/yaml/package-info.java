/** Tools that plugins describe in YAML instead of writing them in Java. */
@NullMarked
package io.serai.plugins.internal.tool.yaml;

import org.jspecify.annotations.NullMarked;
