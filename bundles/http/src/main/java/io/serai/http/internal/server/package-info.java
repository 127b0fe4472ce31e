@NullMarked
package io.serai.http.internal.server;

import org.jspecify.annotations.NullMarked;
