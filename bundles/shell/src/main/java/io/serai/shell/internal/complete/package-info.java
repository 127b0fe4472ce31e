@NullMarked
package io.serai.shell.internal.complete;

import org.jspecify.annotations.NullMarked;
