@NullMarked
package io.serai.http.internal.socket;

import org.jspecify.annotations.NullMarked;
