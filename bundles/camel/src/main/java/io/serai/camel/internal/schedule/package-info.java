@NullMarked
package io.serai.camel.internal.schedule;

import org.jspecify.annotations.NullMarked;
