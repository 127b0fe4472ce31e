@NullMarked
package io.serai.plugins.internal.tool;

import org.jspecify.annotations.NullMarked;
