@NullMarked
package io.serai.security.internal.rest;

import org.jspecify.annotations.NullMarked;
