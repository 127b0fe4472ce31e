@NullMarked
package io.serai.http.internal.operation;

import org.jspecify.annotations.NullMarked;
