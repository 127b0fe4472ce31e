/** Tools that people make in the hub: each becomes a plugin of one YAML file, with versions, permissions and a signature. */
@NullMarked
package io.serai.plugins.internal.tool.custom;

import org.jspecify.annotations.NullMarked;
