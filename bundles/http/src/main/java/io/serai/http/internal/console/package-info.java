@NullMarked
package io.serai.http.internal.console;

import org.jspecify.annotations.NullMarked;
