@NullMarked
package io.serai.journal.internal.rest;

import org.jspecify.annotations.NullMarked;
