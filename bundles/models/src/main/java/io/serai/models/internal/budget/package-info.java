/** What may be spent: budgets, what they do when they are spent, and what was spent. */
@NullMarked
package io.serai.models.internal.budget;

import org.jspecify.annotations.NullMarked;
