/** Packages: what is in a bundle or KAR, before anything of it runs. */
@NullMarked
package io.serai.plugins.internal.pack;

import org.jspecify.annotations.NullMarked;
