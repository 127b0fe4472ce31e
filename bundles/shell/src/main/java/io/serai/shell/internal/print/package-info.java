@NullMarked
package io.serai.shell.internal.print;

import org.jspecify.annotations.NullMarked;
