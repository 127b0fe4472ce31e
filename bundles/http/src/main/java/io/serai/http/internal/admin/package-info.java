@NullMarked
package io.serai.http.internal.admin;

import org.jspecify.annotations.NullMarked;
