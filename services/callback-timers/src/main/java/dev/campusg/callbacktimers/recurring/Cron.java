package dev.campusg.callbacktimers.recurring;

import static com.cronutils.model.field.expression.FieldExpressionFactory.always;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.campusg.callbacktimers.domain.Refusal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * A cron expression of five fields, or a nickname such as {@code @daily}, on clocks that neither skip nor repeat. If both
 * days are restricted, either will do.
 */
final class Cron {

    static final int MAX_LENGTH = 256;

    /** Beyond it an expression counts as one that never fires: February 29th comes again within eight years. */
    private static final int YEARS = 9;

    private static final CronParser PARSER = new CronParser(definition());

    private final ExecutionTime times;
    private final boolean everyHour;

    private Cron(ExecutionTime times, boolean everyHour) {
        this.times = times;
        this.everyHour = everyHour;
    }

    static Cron of(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw Refusal.invalid("recurrence.cron has more than " + MAX_LENGTH + " characters");
        }
        try {
            var cron = PARSER.parse(cased(expression.strip())).validate();
            var hours = cron.retrieve(CronFieldName.HOUR).getExpression();
            boolean everyHour = hours.asString().equals(always().asString()) || hours instanceof Every;
            return new Cron(ExecutionTime.forCron(cron), everyHour);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("recurrence.cron is not a cron expression: " + e.getMessage());
        }
    }

    /** Names of days and months are known in capitals, nicknames in small letters. */
    private static String cased(String expression) {
        return expression.startsWith("@") ? expression.toLowerCase(Locale.ROOT) : expression.toUpperCase(Locale.ROOT);
    }

    /** Whether it means hours that pass rather than hours on the clock: such a rule goes on through every hour there is. */
    boolean isEveryHour() {
        return everyHour;
    }

    Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC))
                .map(next -> next.toLocalDateTime())
                .filter(next -> next.isBefore(after.plusYears(YEARS)));
    }

    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
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
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameHourly()
                .instance();
    }
}
