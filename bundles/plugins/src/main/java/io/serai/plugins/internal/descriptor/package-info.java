@NullMarked
package io.serai.plugins.internal.descriptor;

import org.jspecify.annotations.NullMarked;
