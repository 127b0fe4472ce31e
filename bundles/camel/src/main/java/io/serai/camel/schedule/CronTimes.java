package io.serai.camel.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of a cron expression in a time zone. The library only ever sees local times; how they lie on the time line
 * is decided here, as cron daemons do it: an expression for every hour runs in each hour that passes. One for certain
 * hours runs at each local time once: at the end of the gap, if summer time skips it, and the first time, if it comes
 * twice.
 */
public final class CronTimes {
    private static final int FIVE_FIELDS = 5;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final CronParser MINUTES = new CronParser(definition(false));
    private static final CronParser SECONDS = new CronParser(definition(true));

    private final ExecutionTime times;
    private final boolean everyHour;
    private final ZoneRules rules;

    private CronTimes(ExecutionTime times, boolean everyHour, ZoneId zone) {
        this.times = times;
        this.everyHour = everyHour;
        this.rules = zone.getRules();
    }

    /**
     * Reads five fields, six with seconds first, or a name such as {@code @daily}.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static CronTimes parse(String text, ZoneId zone) {
        String[] fields = SPACES.split(text.strip());
        // a ? says "any" where the other field of the day says which; so does a *
        String plain = String.join(" ", fields).replace('?', '*');
        if (fields.length != 1 && fields.length != FIVE_FIELDS && fields.length != FIVE_FIELDS + 1) {
            throw new IllegalArgumentException("A cron expression has five fields, or six with seconds first, not "
                    + fields.length + ": \"" + text + "\".");
        }
        boolean seconds = fields.length == FIVE_FIELDS + 1;
        Cron cron = (seconds ? SECONDS : MINUTES).parse(plain).validate();
        boolean everyHour = fields.length == 1 ? plain.equals("@hourly") : fields[seconds ? 2 : 1].equals("*");
        CronTimes times = new CronTimes(ExecutionTime.forCron(cron), everyHour, zone);
        if (times.local(LocalDateTime.of(2000, 1, 1, 0, 0)) == null) {
            throw new IllegalArgumentException("\"" + text + "\" never comes.");
        }
        return times;
    }

    private static CronDefinition definition(boolean seconds) {
        CronDefinitionBuilder builder = CronDefinitionBuilder.defineCron();
        if (seconds) {
            builder.withSeconds().withStrictRange().and();
        }
        return builder.withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL()
                .withStrictRange()
                .and()
                .withSupportedNicknameHourly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .instance();
    }

    /** The first time after that moment; null if none comes any more. */
    public @Nullable Instant next(Instant after) {
        return everyHour ? passing(after) : onTheWall(after);
    }

    /** Between two changes of the offset, local time runs as time does. */
    private @Nullable Instant passing(Instant after) {
        Instant from = after;
        boolean atChange = false;
        while (true) {
            ZoneOffset offset = rules.getOffset(from);
            LocalDateTime start = LocalDateTime.ofInstant(from, offset);
            LocalDateTime local = local(atChange ? start.minusNanos(1) : start);
            if (local == null) {
                return null;
            }
            Instant found = local.toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change == null || found.isBefore(change.getInstant())) {
                return found;
            }
            from = change.getInstant();
            atChange = true;
        }
    }

    private @Nullable Instant onTheWall(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, rules.getOffset(after));
        while (true) {
            local = local(local);
            if (local == null) {
                return null;
            }
            ZoneOffsetTransition change = rules.getTransition(local);
            Instant found = change != null && change.isGap()
                    ? change.getInstant()
                    : local.toInstant(rules.getValidOffsets(local).get(0));
            if (found.isAfter(after)) {
                return found;
            }
        }
    }

    private @Nullable LocalDateTime local(LocalDateTime after) {
        return times.nextExecution(after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
                .map(found -> found.toLocalDateTime())
                .orElse(null);
    }
}
