@NullMarked
package io.serai.http.internal.json;

import org.jspecify.annotations.NullMarked;
