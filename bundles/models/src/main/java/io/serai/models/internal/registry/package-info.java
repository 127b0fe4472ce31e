/** Which models there are. */
@NullMarked
package io.serai.models.internal.registry;

import org.jspecify.annotations.NullMarked;
