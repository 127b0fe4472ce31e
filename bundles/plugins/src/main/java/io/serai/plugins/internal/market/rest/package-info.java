/** The marketplace's operations. */
@NullMarked
package io.serai.plugins.internal.market.rest;

import org.jspecify.annotations.NullMarked;
