@NullMarked
package io.serai.plugins.internal.rest;

import org.jspecify.annotations.NullMarked;
