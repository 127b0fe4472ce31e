@NullMarked
package io.serai.http.internal.rest;

import org.jspecify.annotations.NullMarked;
