@NullMarked
package io.serai.camel.internal.hook;

import org.jspecify.annotations.NullMarked;
