@NullMarked
package io.serai.http.internal.problem;

import org.jspecify.annotations.NullMarked;
