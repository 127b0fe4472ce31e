/** A tool without any annotation: Blueprint publishes it. */
@NullMarked
package io.serai.example.helloblueprint;

import org.jspecify.annotations.NullMarked;
