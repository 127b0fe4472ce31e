@NullMarked
package io.serai.plugins.internal.identity;

import org.jspecify.annotations.NullMarked;
