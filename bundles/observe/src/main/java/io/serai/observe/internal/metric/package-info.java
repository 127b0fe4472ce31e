@NullMarked
package io.serai.observe.internal.metric;

import org.jspecify.annotations.NullMarked;
