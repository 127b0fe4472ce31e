/** Commands that plugins bring. */
@NullMarked
package io.serai.shell.internal.plugin;

import org.jspecify.annotations.NullMarked;
