@NullMarked
package io.serai.camel.internal.tool;

import org.jspecify.annotations.NullMarked;
