@NullMarked
package io.serai.camel.internal.waiting;

import org.jspecify.annotations.NullMarked;
