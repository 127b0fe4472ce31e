/** Who made a package, and whether it is still what they made. */
@NullMarked
package io.serai.plugins.internal.trust;

import org.jspecify.annotations.NullMarked;
