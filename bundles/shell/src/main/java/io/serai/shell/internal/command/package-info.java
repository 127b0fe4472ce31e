@NullMarked
package io.serai.shell.internal.command;

import org.jspecify.annotations.NullMarked;
