/** Makes plugins of what people built in this hub. */
@NullMarked
package io.serai.plugins.internal.export;

import org.jspecify.annotations.NullMarked;
