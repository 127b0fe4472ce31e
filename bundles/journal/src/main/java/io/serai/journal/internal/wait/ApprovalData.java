package io.serai.journal.internal.wait;

import io.serai.api.approval.Approval;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person enters with a decision, against what the workflow asked for. */
final class ApprovalData {
    private ApprovalData() {}

    /**
     * A field may be left out, and there may be others beside those asked for.
     *
     * @throws InvalidInputException {@code approval.data} with each value that is not of its field's type
     */
    static void check(List<Approval.Field> fields, @Nullable Object data) {
        if (fields.isEmpty() || data == null) {
            return;
        }
        if (!(data instanceof Map<?, ?> entered)) {
            throw new InvalidInputException(
                    "approval.data", "The data must be an object with the fields that were asked for.");
        }
        List<Violation> violations = new ArrayList<>();
        for (Approval.Field field : fields) {
            Object value = entered.get(field.name());
            if (value != null && !fits(field.type(), value)) {
                violations.add(new Violation("data." + field.name(), "must be " + words(field.type())));
            }
        }
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new InvalidInputException("approval.data", first.field() + " " + first.message() + ".", violations);
        }
    }

    private static boolean fits(String type, Object value) {
        return switch (type) {
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "date" -> value instanceof String text && isDate(text);
            default -> value instanceof String;
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String words(String type) {
        return switch (type) {
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "date" -> "a date such as 2027-01-31";
            default -> "text";
        };
    }
}
