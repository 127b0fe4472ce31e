/** Which plugin versions run side by side, and what workflows get of them. */
@NullMarked
package io.serai.plugins.internal.running;

import org.jspecify.annotations.NullMarked;
