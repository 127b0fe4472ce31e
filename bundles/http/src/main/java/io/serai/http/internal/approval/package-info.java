@NullMarked
package io.serai.http.internal.approval;

import org.jspecify.annotations.NullMarked;
