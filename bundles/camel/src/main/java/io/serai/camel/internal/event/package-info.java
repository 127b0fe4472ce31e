@NullMarked
package io.serai.camel.internal.event;

import org.jspecify.annotations.NullMarked;
