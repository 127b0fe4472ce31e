/** Which model answers. */
@NullMarked
package io.serai.models.internal.route;

import org.jspecify.annotations.NullMarked;
