@NullMarked
package io.serai.http.internal.health;

import org.jspecify.annotations.NullMarked;
