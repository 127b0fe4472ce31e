/** The tool @ID@. */
@NullMarked
package io.serai.plugin.@PACKAGE@;

import org.jspecify.annotations.NullMarked;
