/** Catalogs that are HTTP folders. */
@NullMarked
package io.serai.plugins.internal.market.remote;

import org.jspecify.annotations.NullMarked;
