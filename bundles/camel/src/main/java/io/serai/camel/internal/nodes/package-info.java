@NullMarked
package io.serai.camel.internal.nodes;

import org.jspecify.annotations.NullMarked;
