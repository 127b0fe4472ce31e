/** One of each that a plugin can bring. */
@NullMarked
package io.serai.plugin.allsurfaces;

import org.jspecify.annotations.NullMarked;
