/** What plugins bring beside tools and workflows, as the hub shows it: panels, agents, permissions. */
@NullMarked
package io.serai.plugins.internal.surface;

import org.jspecify.annotations.NullMarked;
