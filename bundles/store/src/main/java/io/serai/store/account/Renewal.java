package io.serai.store.account;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a budget begins anew. Days begin at midnight in UTC, weeks on Monday. */
public enum Renewal {
    /** With each execution. */
    RUN,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY,
    /** Never. */
    TOTAL;

    /** As it stands in the table. */
    public static Renewal of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the period that a moment, or an execution, is in; null if there is none outside an execution. */
    public @Nullable String period(Instant at, @Nullable String execution) {
        return switch (this) {
            case RUN -> execution;
            case TOTAL -> "total";
            default -> String.valueOf(first(at));
        };
    }

    /** When the next period begins; null if none does by itself. */
    public @Nullable Instant next(Instant at) {
        LocalDate first = first(at);
        LocalDate next =
                switch (this) {
                    case RUN, TOTAL -> null;
                    case DAILY -> first.plusDays(1);
                    case WEEKLY -> first.plusWeeks(1);
                    case MONTHLY -> first.plusMonths(1);
                    case YEARLY -> first.plusYears(1);
                };
        return next == null ? null : next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first day of the period. */
    private LocalDate first(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (this) {
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
            default -> day;
        };
    }
}
