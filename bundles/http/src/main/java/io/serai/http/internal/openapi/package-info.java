@NullMarked
package io.serai.http.internal.openapi;

import org.jspecify.annotations.NullMarked;
