@NullMarked
package io.serai.workflows.internal.rest;

import org.jspecify.annotations.NullMarked;
