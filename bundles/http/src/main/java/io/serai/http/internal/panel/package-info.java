/** The files of plugins' panels. */
@NullMarked
package io.serai.http.internal.panel;

import org.jspecify.annotations.NullMarked;
