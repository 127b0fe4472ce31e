@NullMarked
package io.serai.http.internal.metric;

import org.jspecify.annotations.NullMarked;
