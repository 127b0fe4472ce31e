/** A plugin to be dropped in: a tool, and a workflow that calls it. */
@NullMarked
package io.serai.example.dropin;

import org.jspecify.annotations.NullMarked;
