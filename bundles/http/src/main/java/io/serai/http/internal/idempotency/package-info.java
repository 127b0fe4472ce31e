@NullMarked
package io.serai.http.internal.idempotency;

import org.jspecify.annotations.NullMarked;
