/** Plugin versions as bundles of the running framework. */
@NullMarked
package io.serai.plugins.internal.framework;

import org.jspecify.annotations.NullMarked;
