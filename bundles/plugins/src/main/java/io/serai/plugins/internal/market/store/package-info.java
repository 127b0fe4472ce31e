/** The marketplace's tables. */
@NullMarked
package io.serai.plugins.internal.market.store;

import org.jspecify.annotations.NullMarked;
