/** Listings, and what people do with them. */
@NullMarked
package io.serai.plugins.internal.market;

import org.jspecify.annotations.NullMarked;
