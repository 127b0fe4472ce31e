@NullMarked
package io.serai.camel.internal.context;

import org.jspecify.annotations.NullMarked;
