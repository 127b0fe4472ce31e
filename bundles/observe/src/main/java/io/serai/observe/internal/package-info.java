@NullMarked
package io.serai.observe.internal;

import org.jspecify.annotations.NullMarked;
