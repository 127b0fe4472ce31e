/** Workflows to start from. */
@NullMarked
package io.serai.plugins.internal.market.template;

import org.jspecify.annotations.NullMarked;
