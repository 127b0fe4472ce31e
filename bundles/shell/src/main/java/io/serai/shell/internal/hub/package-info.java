@NullMarked
package io.serai.shell.internal.hub;

import org.jspecify.annotations.NullMarked;
