@NullMarked
package io.serai.http.internal.hook;

import org.jspecify.annotations.NullMarked;
